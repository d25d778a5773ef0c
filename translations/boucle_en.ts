<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>LoopTexts</name>
    <message numerus="yes">
        <source>, %n request(s) waited behind it</source>
        <translation>
            <numerusform>, %n request waited behind it</numerusform>
            <numerusform>, %n requests waited behind it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What keeps the server alive grows and grows: %n more in ten seconds, most of them: %1.</source>
        <translation>
            <numerusform>What keeps the server alive grows and grows: %n more in ten seconds, most of them: %1.</numerusform>
            <numerusform>What keeps the server alive grows and grows: %n more in ten seconds, most of them: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n listeners wait for &lt;b&gt;%1&lt;/b&gt; of one %2: they are added again and again, and never removed.</source>
        <translation>
            <numerusform>%n listener waits for &lt;b&gt;%1&lt;/b&gt; of one %2: they are added again and again, and never removed.</numerusform>
            <numerusform>%n listeners wait for &lt;b&gt;%1&lt;/b&gt; of one %2: they are added again and again, and never removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file operations</source>
        <translation>
            <numerusform>%n file operation</numerusform>
            <numerusform>%n file operations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n DNS lookups</source>
        <translation>
            <numerusform>%n DNS lookup</numerusform>
            <numerusform>%n DNS lookups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connections being made</source>
        <translation>
            <numerusform>%n connection being made</numerusform>
            <numerusform>%n connections being made</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n writes</source>
        <translation>
            <numerusform>%n write</numerusform>
            <numerusform>%n writes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boucle::BreakpointRows</name>
    <message numerus="yes">
        <source>every %Ln hit(s)</source>
        <translation>
            <numerusform>every %Ln hit</numerusform>
            <numerusform>every %Ln hits</numerusform>
        </translation>
    </message>
</context>
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
    <name>boucle::HeapRows</name>
    <message numerus="yes">
        <source>%n more, smaller ones</source>
        <translation>
            <numerusform>%n more, a smaller one</numerusform>
            <numerusform>%n more, smaller ones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boucle::LoopPanel</name>
    <message numerus="yes">
        <source>%n turn(s) not recorded</source>
        <translation>
            <numerusform>%n turn not recorded</numerusform>
            <numerusform>%n turns not recorded</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boucle::ManifestAssistant</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boucle::PackageActions</name>
    <message numerus="yes">
        <source>%n packages added</source>
        <translation>
            <numerusform>%n package added</numerusform>
            <numerusform>%n packages added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n updated</source>
        <translation>
            <numerusform>%n updated</numerusform>
            <numerusform>%n updated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>%n removed</numerusform>
            <numerusform>%n removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n signatures verified</source>
        <translation>
            <numerusform>%n signature verified</numerusform>
            <numerusform>%n signatures verified</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n packages of registries that publish no keys</source>
        <translation>
            <numerusform>%n package of a registry that publishes no keys</numerusform>
            <numerusform>%n packages of registries that publish no keys</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boucle::PackageDetailsView</name>
    <message numerus="yes">
        <source>%n dependencies</source>
        <translation>
            <numerusform>%n dependency</numerusform>
            <numerusform>%n dependencies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n maintainers</source>
        <translation>
            <numerusform>%n maintainer</numerusform>
            <numerusform>%n maintainers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And for %n more.</source>
        <translation>
            <numerusform>And for %n more.</numerusform>
            <numerusform>And for %n more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Published %n hours ago: few have looked at this version yet.</source>
        <translation>
            <numerusform>Published %n hour ago: few have looked at this version yet.</numerusform>
            <numerusform>Published %n hours ago: few have looked at this version yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Published %n hours ago: versions as young as that are left out.</source>
        <translation>
            <numerusform>Published %n hour ago: versions as young as that are left out.</numerusform>
            <numerusform>Published %n hours ago: versions as young as that are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boucle::PackagesPanel</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boucle::RequestRows</name>
    <message numerus="yes">
        <source>has made %n request(s) itself</source>
        <translation>
            <numerusform>has made %n request itself</numerusform>
            <numerusform>has made %n requests itself</numerusform>
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
<context>
    <name>boucle::WorkView</name>
    <message numerus="yes">
        <source>%n looked up</source>
        <translation>
            <numerusform>%n looked up</numerusform>
            <numerusform>%n looked up</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boucle::app</name>
    <message numerus="yes">
        <source>%n packages in all</source>
        <translation>
            <numerusform>%n package in all</numerusform>
            <numerusform>%n packages in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n signatures verified</source>
        <translation>
            <numerusform>%n signature verified</numerusform>
            <numerusform>%n signatures verified</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n packages of registries that publish no keys</source>
        <translation>
            <numerusform>%n package of a registry that publishes no keys</numerusform>
            <numerusform>%n packages of registries that publish no keys</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boucle::core</name>
    <message numerus="yes">
        <source>It was reached %n time(s) in this run.</source>
        <translation>
            <numerusform>It was reached %n time in this run.</numerusform>
            <numerusform>It was reached %n times in this run.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It was reached, and its condition failed %n time(s): %1</source>
        <translation>
            <numerusform>It was reached, and its condition failed %n time: %1</numerusform>
            <numerusform>It was reached, and its condition failed %n times: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It was reached, and its condition was false %n time(s).</source>
        <translation>
            <numerusform>It was reached, and its condition was false %n time.</numerusform>
            <numerusform>It was reached, and its condition was false %n times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It was reached %n time(s), by requests that it is not for.</source>
        <translation>
            <numerusform>It was reached %n time, by requests that it is not for.</numerusform>
            <numerusform>It was reached %n times, by requests that it is not for.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It was reached %n time(s), and waits for more.</source>
        <translation>
            <numerusform>It was reached %n time, and waits for more.</numerusform>
            <numerusform>It was reached %n times, and waits for more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) meanwhile</source>
        <translation>
            <numerusform>%n request meanwhile</numerusform>
            <numerusform>%n requests meanwhile</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
</TS>
