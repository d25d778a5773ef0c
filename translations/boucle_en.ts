<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>boucle::ConsoleView</name>
    <message numerus="yes">
        <source>%Ln older line(s) were dropped</source>
        <translation>
            <numerusform>%Ln older line was dropped</numerusform>
            <numerusform>%Ln older lines were dropped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boucle::EditorSearch</name>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n replaced</numerusform>
            <numerusform>%n replaced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boucle::FindBar</name>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boucle::UnsavedPrompt</name>
    <message numerus="yes">
        <source>Save the changes to %n file(s)?</source>
        <translation>
            <numerusform>Save the changes to %n file?</numerusform>
            <numerusform>Save the changes to %n files?</numerusform>
        </translation>
    </message>
</context>
</TS>
