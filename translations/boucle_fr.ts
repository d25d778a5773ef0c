<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Save All</source>
        <translation>Tout enregistrer</translation>
    </message>
    <message>
        <source>Close Editor</source>
        <translation>Fermer l’éditeur</translation>
    </message>
    <message>
        <source>Close All Editors</source>
        <translation>Fermer tous les éditeurs</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Couper</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Tout sélectionner</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>Find Next</source>
        <translation>Rechercher le suivant</translation>
    </message>
    <message>
        <source>Find Previous</source>
        <translation>Rechercher le précédent</translation>
    </message>
    <message>
        <source>Toggle Comment</source>
        <translation>Commenter ou décommenter</translation>
    </message>
    <message>
        <source>Duplicate Line</source>
        <translation>Dupliquer la ligne</translation>
    </message>
    <message>
        <source>Move Line Up</source>
        <translation>Monter la ligne</translation>
    </message>
    <message>
        <source>Move Line Down</source>
        <translation>Descendre la ligne</translation>
    </message>
    <message>
        <source>Delete Line</source>
        <translation>Supprimer la ligne</translation>
    </message>
    <message>
        <source>Add Next Occurrence to Selection</source>
        <translation>Ajouter l’occurrence suivante à la sélection</translation>
    </message>
    <message>
        <source>Go to Line…</source>
        <translation>Aller à la ligne…</translation>
    </message>
    <message>
        <source>Go to Matching Bracket</source>
        <translation>Aller au délimiteur correspondant</translation>
    </message>
    <message>
        <source>Next Editor</source>
        <translation>Éditeur suivant</translation>
    </message>
    <message>
        <source>Previous Editor</source>
        <translation>Éditeur précédent</translation>
    </message>
    <message>
        <source>Zoom In</source>
        <translation>Agrandir le texte</translation>
    </message>
    <message>
        <source>Zoom Out</source>
        <translation>Réduire le texte</translation>
    </message>
    <message>
        <source>Reset Zoom</source>
        <translation>Taille de texte normale</translation>
    </message>
    <message>
        <source>Open File…</source>
        <translation>Ouvrir un fichier…</translation>
    </message>
    <message>
        <source>Open Folder…</source>
        <translation>Ouvrir un dossier…</translation>
    </message>
    <message>
        <source>Open Recent</source>
        <translation>Dossiers récents</translation>
    </message>
    <message>
        <source>Close Folder</source>
        <translation>Fermer le dossier</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Command Palette…</source>
        <translation>Palette de commandes…</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projet</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Console</translation>
    </message>
    <message>
        <source>Reset Layout</source>
        <translation>Rétablir la disposition</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>System Theme</source>
        <translation>Thème du système</translation>
    </message>
    <message>
        <source>Light Theme</source>
        <translation>Thème clair</translation>
    </message>
    <message>
        <source>Dark Theme</source>
        <translation>Thème sombre</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>System Language</source>
        <translation>Langue du système</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Français</source>
        <translation>Français</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Exécuter</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Redémarrer</translation>
    </message>
    <message>
        <source>Run This File</source>
        <translation>Exécuter ce fichier</translation>
    </message>
    <message>
        <source>Open in Browser</source>
        <translation>Ouvrir dans le navigateur</translation>
    </message>
    <message>
        <source>Folder Trust…</source>
        <translation>Confiance du dossier…</translation>
    </message>
    <message>
        <source>Go to File…</source>
        <translation>Aller au fichier…</translation>
    </message>
    <message>
        <source>About Boucle</source>
        <translation>À propos de Boucle</translation>
    </message>
    <message>
        <source>New File…</source>
        <translation>Nouveau fichier…</translation>
    </message>
    <message>
        <source>New Folder…</source>
        <translation>Nouveau dossier…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renommer…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>Copy Path</source>
        <translation>Copier le chemin</translation>
    </message>
    <message>
        <source>Clear Console</source>
        <translation>Effacer la console</translation>
    </message>
    <message>
        <source>Copy All Output</source>
        <translation>Copier toute la sortie</translation>
    </message>
    <message>
        <source>Wrap Long Lines</source>
        <translation>Replier les longues lignes</translation>
    </message>
    <message>
        <source>Follow Output</source>
        <translation>Suivre la sortie</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Suspendre</translation>
    </message>
    <message>
        <source>Step Over</source>
        <translation>Pas à pas principal</translation>
    </message>
    <message>
        <source>Step Into</source>
        <translation>Pas à pas détaillé</translation>
    </message>
    <message>
        <source>Step Into Call…</source>
        <translation>Entrer dans l’appel…</translation>
    </message>
    <message>
        <source>Step Out</source>
        <translation>Pas à pas sortant</translation>
    </message>
    <message>
        <source>Restart Frame</source>
        <translation>Recommencer la fonction</translation>
    </message>
    <message>
        <source>Run to Cursor</source>
        <translation>Exécuter jusqu’au curseur</translation>
    </message>
    <message>
        <source>Show Value at Cursor</source>
        <translation>Afficher la valeur sous le curseur</translation>
    </message>
    <message>
        <source>Add to Watch</source>
        <translation>Ajouter aux espions</translation>
    </message>
    <message>
        <source>Toggle Breakpoint</source>
        <translation>Basculer le point d’arrêt</translation>
    </message>
    <message>
        <source>Toggle Breakpoint at Cursor</source>
        <translation>Basculer le point d’arrêt au curseur</translation>
    </message>
    <message>
        <source>Add Conditional Breakpoint…</source>
        <translation>Ajouter un point d’arrêt conditionnel…</translation>
    </message>
    <message>
        <source>Add Logpoint…</source>
        <translation>Ajouter un point de journalisation…</translation>
    </message>
    <message>
        <source>Add Function Breakpoint…</source>
        <translation>Ajouter un point d’arrêt sur fonction…</translation>
    </message>
    <message>
        <source>Enable All Breakpoints</source>
        <translation>Activer tous les points d’arrêt</translation>
    </message>
    <message>
        <source>Disable All Breakpoints</source>
        <translation>Désactiver tous les points d’arrêt</translation>
    </message>
    <message>
        <source>Remove All Breakpoints</source>
        <translation>Supprimer tous les points d’arrêt</translation>
    </message>
    <message>
        <source>Skip node_modules in Steps</source>
        <translation>Ignorer node_modules pas à pas</translation>
    </message>
    <message>
        <source>Debug Child Processes</source>
        <translation>Déboguer les processus enfants</translation>
    </message>
    <message>
        <source>Show Asynchronous Calls</source>
        <translation>Afficher les appels asynchrones</translation>
    </message>
    <message>
        <source>Call Stack</source>
        <translation>Pile d’appels</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variables</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Espions</translation>
    </message>
    <message>
        <source>Breakpoints</source>
        <translation>Points d’arrêt</translation>
    </message>
    <message>
        <source>Open or Close Value</source>
        <translation>Ouvrir ou fermer la valeur</translation>
    </message>
    <message>
        <source>Runs In…</source>
        <translation>Exécuter dans…</translation>
    </message>
    <message>
        <source>Attach to Process…</source>
        <translation>Attacher à un processus…</translation>
    </message>
    <message>
        <source>Hot Reload</source>
        <translation>Rechargement à chaud</translation>
    </message>
    <message>
        <source>Hot Reload Options…</source>
        <translation>Options du rechargement à chaud…</translation>
    </message>
    <message>
        <source>Reload History</source>
        <translation>Historique des rechargements</translation>
    </message>
    <message>
        <source>Event Loop</source>
        <translation>Boucle d’événements</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requêtes</translation>
    </message>
    <message>
        <source>Trace Origins of Handles</source>
        <translation>Tracer l’origine des handles</translation>
    </message>
    <message>
        <source>Export Event Loop…</source>
        <translation>Exporter la boucle d’événements…</translation>
    </message>
    <message>
        <source>Loop Counts as Blocked After…</source>
        <translation>Boucle considérée comme bloquée après…</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Record CPU Profile</source>
        <translation>Enregistrer un profil CPU</translation>
    </message>
    <message>
        <source>Take Heap Snapshot</source>
        <translation>Prendre un instantané du tas</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Paquets</translation>
    </message>
    <message>
        <source>Search Packages…</source>
        <translation>Rechercher des paquets…</translation>
    </message>
    <message>
        <source>Install All Packages</source>
        <translation>Installer tous les paquets</translation>
    </message>
    <message>
        <source>Undo Change of Packages</source>
        <translation>Annuler la modification des paquets</translation>
    </message>
    <message>
        <source>Go to Import</source>
        <translation>Aller à l’import</translation>
    </message>
    <message>
        <source>Keep the Last Minute of the Event Loop</source>
        <translation>Garder la dernière minute de la boucle d’événements</translation>
    </message>
</context>
<context>
    <name>LoopTexts</name>
    <message>
        <source>Native code holds the loop: %1 so far</source>
        <translation>Du code natif tient la boucle&#xa0;: %1 jusqu’ici</translation>
    </message>
    <message>
        <source>Native code held the loop: %1</source>
        <translation>Du code natif a tenu la boucle&#xa0;: %1</translation>
    </message>
    <message>
        <source>The loop is blocked at %2: %1 so far</source>
        <translation>La boucle est bloquée en %2&#xa0;: %1 jusqu’ici</translation>
    </message>
    <message>
        <source>The loop was blocked at %2: %1</source>
        <translation>La boucle a été bloquée en %2&#xa0;: %1</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; blocks the loop: %2 so far in %3</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; bloque la boucle&#xa0;: %2 jusqu’ici dans %3</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; blocks the loop: %2 in %3</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; bloque la boucle&#xa0;: %2 dans %3</translation>
    </message>
    <message numerus="yes">
        <source>, %n request(s) waited behind it</source>
        <translation>
            <numerusform>, %n requête a attendu derrière</numerusform>
            <numerusform>, %n requêtes ont attendu derrière</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation>%1 µs</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>blocks the loop, %1 so far</source>
        <translation>bloque la boucle, %1 jusqu’ici</translation>
    </message>
    <message>
        <source>blocked the loop %1</source>
        <translation>a bloqué la boucle %1</translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n fois</numerusform>
            <numerusform>%n fois</numerusform>
        </translation>
    </message>
    <message>
        <source>The loop is free: nothing holds it.</source>
        <translation>La boucle est libre&#xa0;: rien ne la tient.</translation>
    </message>
    <message>
        <source>The garbage collector takes %1 of the time: too much is allocated, or kept.</source>
        <translation>Le ramasse-miettes prend %1 du temps&#xa0;: trop de mémoire est allouée, ou gardée.</translation>
    </message>
    <message>
        <source>The thread pool is full: files, DNS and crypto wait %1 for a thread. All servers of this window share it.</source>
        <translation>Le pool de threads est plein&#xa0;: fichiers, DNS et crypto attendent un thread %1. Tous les serveurs de cette fenêtre le partagent.</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; is slow: its answers take %2, and requests spend %3 of their time waiting for it.</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; est lent&#xa0;: ses réponses prennent %2, et les requêtes passent %3 de leur temps à l’attendre.</translation>
    </message>
    <message numerus="yes">
        <source>What keeps the server alive grows and grows: %n more in ten seconds, most of them: %1.</source>
        <translation>
            <numerusform>Ce qui garde le serveur en vie ne cesse de croître&#xa0;: %n de plus en dix secondes, surtout&#xa0;: %1.</numerusform>
            <numerusform>Ce qui garde le serveur en vie ne cesse de croître&#xa0;: %n de plus en dix secondes, surtout&#xa0;: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>The loop works %1 of the time: new requests wait for their turn.</source>
        <translation>La boucle travaille %1 du temps&#xa0;: les nouvelles requêtes attendent leur tour.</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Serveurs</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Connexions</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>Minuteries</translation>
    </message>
    <message>
        <source>Watchers and signals</source>
        <translation>Surveillances et signaux</translation>
    </message>
    <message>
        <source>Child processes</source>
        <translation>Processus enfants</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Autres</translation>
    </message>
    <message>
        <source>Node&apos;s own</source>
        <translation>Propres à Node</translation>
    </message>
    <message>
        <source>TCP server</source>
        <translation>Serveur TCP</translation>
    </message>
    <message>
        <source>TCP connection</source>
        <translation>Connexion TCP</translation>
    </message>
    <message>
        <source>Pipe server</source>
        <translation>Serveur de tube</translation>
    </message>
    <message>
        <source>Pipe</source>
        <translation>Tube</translation>
    </message>
    <message>
        <source>UDP socket</source>
        <translation>Socket UDP</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>Timer, every %1</source>
        <translation>Minuterie, toutes les %1</translation>
    </message>
    <message>
        <source>Timer</source>
        <translation>Minuterie</translation>
    </message>
    <message>
        <source>File watcher</source>
        <translation>Surveillance de fichier</translation>
    </message>
    <message>
        <source>Signal</source>
        <translation>Signal</translation>
    </message>
    <message>
        <source>Child process</source>
        <translation>Processus enfant</translation>
    </message>
    <message>
        <source>due in %1</source>
        <translation>dans %1</translation>
    </message>
    <message>
        <source>This server runs in a process of its own, where its event loop cannot be watched. Run it in the IDE to see it.</source>
        <translation>Ce serveur s’exécute dans son propre processus, où sa boucle d’événements ne peut pas être observée. Exécutez-le dans l’IDE pour la voir.</translation>
    </message>
    <message numerus="yes">
        <source>%n listeners wait for &lt;b&gt;%1&lt;/b&gt; of one %2: they are added again and again, and never removed.</source>
        <translation>
            <numerusform>%n écouteur attend &lt;b&gt;%1&lt;/b&gt; d’un même %2&#xa0;: il en est ajouté sans cesse, et jamais retiré.</numerusform>
            <numerusform>%n écouteurs attendent &lt;b&gt;%1&lt;/b&gt; d’un même %2&#xa0;: il en est ajouté sans cesse, et jamais retiré.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file operations</source>
        <translation>
            <numerusform>%n opération sur fichier</numerusform>
            <numerusform>%n opérations sur fichiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n DNS lookups</source>
        <translation>
            <numerusform>%n requête DNS</numerusform>
            <numerusform>%n requêtes DNS</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connections being made</source>
        <translation>
            <numerusform>%n connexion en cours</numerusform>
            <numerusform>%n connexions en cours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n writes</source>
        <translation>
            <numerusform>%n écriture</numerusform>
            <numerusform>%n écritures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProfileTexts</name>
    <message>
        <source>%1 in this line, %2 of the CPU time of the profile</source>
        <translation>%1 sur cette ligne, soit %2 du temps CPU du profil</translation>
    </message>
    <message>
        <source>(garbage collection)</source>
        <translation>(ramasse-miettes)</translation>
    </message>
    <message>
        <source>(native code)</source>
        <translation>(code natif)</translation>
    </message>
    <message>
        <source>(anonymous)</source>
        <translation>(anonyme)</translation>
    </message>
</context>
<context>
    <name>boucle::AboutDialog</name>
    <message>
        <source>About Boucle</source>
        <translation>À propos de Boucle</translation>
    </message>
    <message>
        <source>Boucle %1</source>
        <translation>Boucle %1</translation>
    </message>
    <message>
        <source>A desktop IDE for Node.js servers, which run inside it.</source>
        <translation>Un environnement de développement pour les serveurs Node.js, qui s’exécutent à l’intérieur.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later, without any warranty. Icons: Lucide, ISC licence. The notices of all parts are in the file NOTICES.md that comes with Boucle.</source>
        <translation>Logiciel libre sous licence publique générale GNU, version 3 ou ultérieure, sans aucune garantie. Icônes&#xa0;: Lucide, licence ISC. Les mentions de tous les composants se trouvent dans le fichier NOTICES.md fourni avec Boucle.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>boucle::ActionRegistry</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>A&amp;ller</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <comment>menu</comment>
        <translation>E&amp;xécution</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aid&amp;e</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>tool tip: action (shortcut)</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>boucle::AddressChip</name>
    <message>
        <source>Open %1 in the browser</source>
        <translation>Ouvrir %1 dans le navigateur</translation>
    </message>
    <message>
        <source>Open one of the server&apos;s addresses in the browser</source>
        <translation>Ouvrir une des adresses du serveur dans le navigateur</translation>
    </message>
</context>
<context>
    <name>boucle::Application</name>
    <message>
        <source>There is no configuration “%1”: nothing to run was found in this folder.</source>
        <translation>Il n’y a pas de configuration «&#xa0;%1&#xa0;»&#xa0;: rien à exécuter n’a été trouvé dans ce dossier.</translation>
    </message>
    <message>
        <source>There is no configuration “%1”. There are: %2.</source>
        <translation>Il n’y a pas de configuration «&#xa0;%1&#xa0;». Il y a&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>Ouvrir un dossier</translation>
    </message>
    <message>
        <source>Open File</source>
        <translation>Ouvrir un fichier</translation>
    </message>
</context>
<context>
    <name>boucle::AttachDialog</name>
    <message>
        <source>Attach</source>
        <translation>Attacher</translation>
    </message>
    <message>
        <source>Attach to Process</source>
        <translation>Attacher à un processus</translation>
    </message>
    <message>
        <source>Node processes of this machine</source>
        <translation>Processus node de cette machine</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Processus</translation>
    </message>
    <message>
        <source>PID</source>
        <translation>PID</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspecteur</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Or the address of an inspector</source>
        <translation>Ou l’adresse d’un inspecteur</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Actualiser</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Looking for processes…</source>
        <translation>Recherche de processus…</translation>
    </message>
    <message>
        <source>port %1</source>
        <translation>port %1</translation>
    </message>
    <message>
        <source>when asked</source>
        <translation>sur demande</translation>
    </message>
    <message>
        <source>No node process runs that could be attached to.
Start one with --inspect, or enter an address.</source>
        <translation>Aucun processus node auquel s’attacher.
Démarrez-en un avec --inspect, ou saisissez une adresse.</translation>
    </message>
</context>
<context>
    <name>boucle::BreakpointCommands</name>
    <message>
        <source>Edit Breakpoint…</source>
        <translation>Modifier le point d’arrêt…</translation>
    </message>
    <message>
        <source>Disable Breakpoint</source>
        <translation>Désactiver le point d’arrêt</translation>
    </message>
    <message>
        <source>Enable Breakpoint</source>
        <translation>Activer le point d’arrêt</translation>
    </message>
    <message>
        <source>Remove Breakpoint</source>
        <translation>Supprimer le point d’arrêt</translation>
    </message>
    <message>
        <source>Why Is It Not Hit?</source>
        <translation>Pourquoi n’est-il pas atteint&#xa0;?</translation>
    </message>
    <message>
        <source>Add Breakpoint</source>
        <translation>Ajouter un point d’arrêt</translation>
    </message>
    <message>
        <source>Add Conditional Breakpoint…</source>
        <translation>Ajouter un point d’arrêt conditionnel…</translation>
    </message>
    <message>
        <source>Add Logpoint…</source>
        <translation>Ajouter un point de journalisation…</translation>
    </message>
    <message>
        <source>Add Breakpoint for Requests…</source>
        <translation>Ajouter un point d’arrêt pour des requêtes…</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>Colonne %1</translation>
    </message>
    <message>
        <source>First place of the line</source>
        <translation>Premier endroit de la ligne</translation>
    </message>
    <message>
        <source>Remove All of the Line</source>
        <translation>Supprimer tous ceux de la ligne</translation>
    </message>
    <message>
        <source>Run to This Line</source>
        <translation>Exécuter jusqu’à cette ligne</translation>
    </message>
</context>
<context>
    <name>boucle::BreakpointEditor</name>
    <message>
        <source>A bracket, a string or a template is not closed.</source>
        <translation>Une parenthèse, une chaîne ou un gabarit n’est pas fermé.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Fonction</translation>
    </message>
    <message>
        <source>Its name, such as Router.handle</source>
        <translation>Son nom, par exemple Router.handle</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Groupe</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Function breakpoint</source>
        <translation>Point d’arrêt sur fonction</translation>
    </message>
    <message>
        <source>All exceptions</source>
        <translation>Toutes les exceptions</translation>
    </message>
    <message>
        <source>Uncaught exceptions</source>
        <translation>Exceptions non interceptées</translation>
    </message>
    <message>
        <source>Breakpoint at %1</source>
        <translation>Point d’arrêt à %1</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>Pauses when it is true</source>
        <translation>Suspend quand elle est vraie</translation>
    </message>
    <message>
        <source>Hit count</source>
        <translation>Nombre de passages</translation>
    </message>
    <message>
        <source>5 from the fifth on, = 5, % 5</source>
        <translation>5 à partir du cinquième, = 5, % 5</translation>
    </message>
    <message>
        <source>Log message</source>
        <translation>Message de journal</translation>
    </message>
    <message>
        <source>Instead of pausing: id is {req.params.id}</source>
        <translation>Au lieu de suspendre&#xa0;: l’id est {req.params.id}</translation>
    </message>
    <message>
        <source>Request method</source>
        <translation>Méthode de la requête</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Request path</source>
        <translation>Chemin de la requête</translation>
    </message>
    <message>
        <source>/orders/:id, /api/*</source>
        <translation>/orders/:id, /api/*</translation>
    </message>
    <message>
        <source>Request header</source>
        <translation>En-tête de la requête</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>En-tête</translation>
    </message>
    <message>
        <source>What the header contains</source>
        <translation>Ce que l’en-tête contient</translation>
    </message>
    <message>
        <source>contains…</source>
        <translation>contient…</translation>
    </message>
    <message>
        <source>The next request only</source>
        <translation>La prochaine requête seulement</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requêtes</translation>
    </message>
    <message>
        <source>A function breakpoint needs the function&apos;s name.</source>
        <translation>Un point d’arrêt sur fonction a besoin du nom de la fonction.</translation>
    </message>
    <message>
        <source>Condition: %1</source>
        <translation>Condition&#xa0;: %1</translation>
    </message>
    <message>
        <source>Log message: an expression in braces is not closed.</source>
        <translation>Message de journal&#xa0;: une expression entre accolades n’est pas fermée.</translation>
    </message>
</context>
<context>
    <name>boucle::BreakpointRows</name>
    <message>
        <source>hit count ≥ %1</source>
        <translation>passages ≥ %1</translation>
    </message>
    <message>
        <source>hit count = %1</source>
        <translation>passages = %1</translation>
    </message>
    <message numerus="yes">
        <source>every %Ln hit(s)</source>
        <translation>
            <numerusform>tous les %Ln passage</numerusform>
            <numerusform>tous les %Ln passages</numerusform>
        </translation>
    </message>
    <message>
        <source>logs “%1”</source>
        <translation>journalise «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>once</source>
        <translation>une fois</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>avec %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>request header: what it contains</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>next request</source>
        <translation>prochaine requête</translation>
    </message>
    <message>
        <source>Logpoint</source>
        <translation>Point de journalisation</translation>
    </message>
    <message>
        <source>Breakpoint</source>
        <translation>Point d’arrêt</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>désactivé</translation>
    </message>
</context>
<context>
    <name>boucle::BreakpointsDock</name>
    <message>
        <source>Enable Group</source>
        <translation>Activer le groupe</translation>
    </message>
    <message>
        <source>Disable Group</source>
        <translation>Désactiver le groupe</translation>
    </message>
    <message>
        <source>Remove Group</source>
        <translation>Supprimer le groupe</translation>
    </message>
    <message>
        <source>Go to Source</source>
        <translation>Aller à la source</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Désactiver</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Activer</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Why Is It Not Hit?</source>
        <translation>Pourquoi n’est-il pas atteint&#xa0;?</translation>
    </message>
    <message>
        <source>Breakpoints</source>
        <translation>Points d’arrêt</translation>
    </message>
    <message>
        <source>A click beside a line number sets one.</source>
        <translation>Un clic à côté d’un numéro de ligne en pose un.</translation>
    </message>
</context>
<context>
    <name>boucle::CallRows</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Fonction</translation>
    </message>
    <message>
        <source>Itself</source>
        <translation>Elle-même</translation>
    </message>
    <message>
        <source>With calls</source>
        <translation>Avec ses appels</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Emplacement</translation>
    </message>
</context>
<context>
    <name>boucle::CallStackDock</name>
    <message>
        <source>Running. A click beside a line number sets a breakpoint; %1 pauses at once.</source>
        <translation>En cours. Un clic à côté d’un numéro de ligne pose un point d’arrêt&#xa0;; %1 suspend tout de suite.</translation>
    </message>
    <message>
        <source>Nothing is running.</source>
        <translation>Rien n’est en cours.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>target · state</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Copy Call Stack</source>
        <translation>Copier la pile d’appels</translation>
    </message>
    <message>
        <source>Call Stack</source>
        <translation>Pile d’appels</translation>
    </message>
</context>
<context>
    <name>boucle::CallStackRows</name>
    <message>
        <source>starting…</source>
        <translation>démarrage…</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>pausing…</source>
        <translation>suspension…</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>(anonymous)</source>
        <translation>(anonyme)</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>call stack: function, place</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>call stack: target, state</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>boucle::CodeEditor</name>
    <message>
        <source>Editor: %1</source>
        <translation>Éditeur&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>boucle::CommandPalette</name>
    <message>
        <source>Search files and commands</source>
        <translation>Rechercher fichiers et commandes</translation>
    </message>
    <message>
        <source>Name of a file   &gt; a command   : a line</source>
        <translation>Nom d’un fichier   &gt; une commande   : une ligne</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>No command has this name.</source>
        <translation>Aucune commande ne porte ce nom.</translation>
    </message>
    <message>
        <source>Open a folder to search its files.</source>
        <translation>Ouvrez un dossier pour y chercher des fichiers.</translation>
    </message>
    <message>
        <source>No file has this name.</source>
        <translation>Aucun fichier ne porte ce nom.</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>Type the number of a line of the current file.</source>
        <translation>Tapez le numéro d’une ligne du fichier actuel.</translation>
    </message>
    <message>
        <source>Go to line %1, column %2</source>
        <translation>Aller à la ligne %1, colonne %2</translation>
    </message>
    <message>
        <source>Go to line %1</source>
        <translation>Aller à la ligne %1</translation>
    </message>
</context>
<context>
    <name>boucle::CompletionPopup</name>
    <message>
        <source>Completions</source>
        <translation>Complétions</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>completion, what it is</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>boucle::ConfigurationButton</name>
    <message>
        <source>No configuration</source>
        <translation>Aucune configuration</translation>
    </message>
    <message>
        <source>Run Configuration</source>
        <translation>Configuration d’exécution</translation>
    </message>
    <message>
        <source>Run configuration: %1</source>
        <translation>Configuration d’exécution&#xa0;: %1</translation>
    </message>
    <message>
        <source>Nothing to run was found in this folder</source>
        <translation>Rien à exécuter n’a été trouvé dans ce dossier</translation>
    </message>
</context>
<context>
    <name>boucle::ConflictView</name>
    <message>
        <source>this project</source>
        <translation>ce projet</translation>
    </message>
    <message>
        <source>%1 wants %2 %3</source>
        <translation>%1 veut %2 %3</translation>
    </message>
    <message>
        <source>Who wants what</source>
        <translation>Qui veut quoi</translation>
    </message>
    <message>
        <source>These cannot be together:</source>
        <translation>Ceux-ci ne vont pas ensemble&#xa0;:</translation>
    </message>
</context>
<context>
    <name>boucle::ConsentCard</name>
    <message>
        <source>%1 %2 wants to run an install script.</source>
        <translation>%1 %2 veut exécuter un script d’installation.</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Allow once</source>
        <translation>Une fois</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Toujours</translation>
    </message>
    <message>
        <source>In this project, for every version of %1</source>
        <translation>Dans ce projet, pour toute version de %1</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>This project has scripts of its own that run with an install.</source>
        <translation>Ce projet a ses propres scripts, exécutés à chaque installation.</translation>
    </message>
    <message>
        <source>%1 has scripts of its own that run with an install.</source>
        <translation>%1 a ses propres scripts, exécutés à chaque installation.</translation>
    </message>
    <message>
        <source>With every install of this project</source>
        <translation>À chaque installation de ce projet</translation>
    </message>
</context>
<context>
    <name>boucle::ConsolePanel</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Serveurs</translation>
    </message>
    <message>
        <source>Nothing has run yet.</source>
        <translation>Rien n’a encore été exécuté.</translation>
    </message>
    <message>
        <source>Nothing has run yet. Press %1 to run the project.</source>
        <translation>Rien n’a encore été exécuté. Appuyez sur %1 pour exécuter le projet.</translation>
    </message>
</context>
<context>
    <name>boucle::ConsoleTrees</name>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>This value is no longer in the program: it has ended or was restarted.</source>
        <translation>Cette valeur n’est plus dans le programme&#xa0;: il s’est terminé ou a été redémarré.</translation>
    </message>
</context>
<context>
    <name>boucle::ConsoleView</name>
    <message>
        <source>Console output</source>
        <translation>Sortie de la console</translation>
    </message>
    <message numerus="yes">
        <source>%Ln older line(s) were dropped</source>
        <translation>
            <numerusform>%Ln ligne plus ancienne a été abandonnée</numerusform>
            <numerusform>%Ln lignes plus anciennes ont été abandonnées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boucle::CpuPanel</name>
    <message>
        <source>Stop Recording</source>
        <translation>Arrêter l’enregistrement</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Stop, and show what the time went into</source>
        <translation>Arrêter et montrer où le temps est passé</translation>
    </message>
    <message>
        <source>Record what the server spends its time on</source>
        <translation>Enregistrer ce à quoi le serveur passe son temps</translation>
    </message>
    <message>
        <source>records for %1</source>
        <translation>enregistre depuis %1</translation>
    </message>
    <message>
        <source>reads the profile…</source>
        <translation>lecture du profil…</translation>
    </message>
    <message>
        <source>busy %1 of %2</source>
        <translation>occupé %1 sur %2</translation>
    </message>
    <message>
        <source>Recording. Use the server, then stop.</source>
        <translation>Enregistrement en cours. Utilisez le serveur, puis arrêtez.</translation>
    </message>
    <message>
        <source>Record what the server spends its time on, or open a .cpuprofile file.</source>
        <translation>Enregistrez ce à quoi le serveur passe son temps, ou ouvrez un fichier .cpuprofile.</translation>
    </message>
    <message>
        <source>Run a server to record what it spends its time on, or open a .cpuprofile file.</source>
        <translation>Exécutez un serveur pour enregistrer ce à quoi il passe son temps, ou ouvrez un fichier .cpuprofile.</translation>
    </message>
    <message>
        <source>Open Profile…</source>
        <translation>Ouvrir un profil…</translation>
    </message>
    <message>
        <source>Save Profile…</source>
        <translation>Enregistrer le profil…</translation>
    </message>
    <message>
        <source>Close Profile</source>
        <translation>Fermer le profil</translation>
    </message>
</context>
<context>
    <name>boucle::DebugActions</name>
    <message>
        <source>Step into %1</source>
        <translation>Entrer dans %1</translation>
    </message>
    <message>
        <source>Asynchronous calls are no longer recorded.</source>
        <translation>Les appels asynchrones ne sont plus enregistrés.</translation>
    </message>
    <message>
        <source>Asynchronous calls are recorded, which makes this server slower, until no breakpoint is enabled.</source>
        <translation>Les appels asynchrones sont enregistrés, ce qui ralentit ce serveur, jusqu’à ce qu’aucun point d’arrêt ne soit activé.</translation>
    </message>
</context>
<context>
    <name>boucle::DebugEditors</name>
    <message>
        <source>the server runs it as it was before your edits</source>
        <translation>le serveur l’exécute tel qu’il était avant vos modifications</translation>
    </message>
</context>
<context>
    <name>boucle::DelayChart</name>
    <message>
        <source>Delay</source>
        <translation>Délai</translation>
    </message>
    <message>
        <source>p50 %1, p95 %2, p99 %3, longest %4</source>
        <translation>p50 %1, p95 %2, p99 %3, maximum %4</translation>
    </message>
</context>
<context>
    <name>boucle::DockHeader</name>
    <message>
        <source>Hide %1</source>
        <translation>Masquer %1</translation>
    </message>
</context>
<context>
    <name>boucle::EditorArea</name>
    <message>
        <source>read-only</source>
        <translation>lecture seule</translation>
    </message>
</context>
<context>
    <name>boucle::EditorPage</name>
    <message>
        <source>Keep Changes</source>
        <translation>Garder les modifications</translation>
    </message>
    <message>
        <source>Discard Changes</source>
        <translation>Abandonner les modifications</translation>
    </message>
    <message>
        <source>Unsaved changes from %1 were recovered.</source>
        <translation>Des modifications non enregistrées du %1 ont été récupérées.</translation>
    </message>
    <message>
        <source>Another program changed this file.</source>
        <translation>Un autre programme a modifié ce fichier.</translation>
    </message>
    <message>
        <source>Keep Mine</source>
        <translation>Garder les miennes</translation>
    </message>
    <message>
        <source>Load From Disk</source>
        <translation>Recharger depuis le disque</translation>
    </message>
    <message>
        <source>This file was deleted. Saving writes it again.</source>
        <translation>Ce fichier a été supprimé. L’enregistrer le recrée.</translation>
    </message>
</context>
<context>
    <name>boucle::EditorSearch</name>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n remplacement</numerusform>
            <numerusform>%n remplacements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boucle::EditorTabs</name>
    <message>
        <source>Open files</source>
        <translation>Fichiers ouverts</translation>
    </message>
    <message>
        <source>%1 (deleted)</source>
        <translation>%1 (supprimé)</translation>
    </message>
    <message>
        <source>%1, unsaved</source>
        <translation>%1, non enregistré</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>Fermer %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>%1 (read-only)</source>
        <translation>%1 (lecture seule)</translation>
    </message>
</context>
<context>
    <name>boucle::ExceptionBox</name>
    <message>
        <source>All exceptions</source>
        <translation>Toutes les exceptions</translation>
    </message>
    <message>
        <source>Uncaught exceptions</source>
        <translation>Exceptions non interceptées</translation>
    </message>
    <message>
        <source>Condition of %1</source>
        <translation>Condition de %1</translation>
    </message>
    <message>
        <source>Edit Condition…</source>
        <translation>Modifier la condition…</translation>
    </message>
</context>
<context>
    <name>boucle::ExplanationPopup</name>
    <message>
        <source>Show %1</source>
        <translation>Afficher %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>boucle::FileOperations</name>
    <message>
        <source>Type a name.</source>
        <translation>Tapez un nom.</translation>
    </message>
    <message>
        <source>A name cannot contain “/”.</source>
        <translation>Un nom ne peut pas contenir «&#xa0;/&#xa0;».</translation>
    </message>
    <message>
        <source>“%1” is not a name for a file.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un nom de fichier.</translation>
    </message>
    <message>
        <source>“%1” exists already. Choose another name.</source>
        <translation>«&#xa0;%1&#xa0;» existe déjà. Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>“%1” could not be created: %2.</source>
        <translation>«&#xa0;%1&#xa0;» n’a pas pu être créé&#xa0;: %2.</translation>
    </message>
    <message>
        <source>The folder “%1” could not be created. Check that you may write to %2.</source>
        <translation>Le dossier «&#xa0;%1&#xa0;» n’a pas pu être créé. Vérifiez que vous pouvez écrire dans %2.</translation>
    </message>
    <message>
        <source>“%1” could not be renamed: %2.</source>
        <translation>«&#xa0;%1&#xa0;» n’a pas pu être renommé&#xa0;: %2.</translation>
    </message>
    <message>
        <source>“%1” could not be moved to the trash: %2.</source>
        <translation>«&#xa0;%1&#xa0;» n’a pas pu être mis à la corbeille&#xa0;: %2.</translation>
    </message>
    <message>
        <source>“%1” could not be deleted. Check that you may write to its folder.</source>
        <translation>«&#xa0;%1&#xa0;» n’a pas pu être supprimé. Vérifiez que vous pouvez écrire dans son dossier.</translation>
    </message>
</context>
<context>
    <name>boucle::FindBar</name>
    <message>
        <source>Find</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Remplacer par</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Correspondances</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Respecter la casse</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Mots entiers</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Expression régulière</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Correspondance précédente</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Correspondance suivante</translation>
    </message>
    <message>
        <source>Close find</source>
        <translation>Fermer la recherche</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Tout remplacer</translation>
    </message>
    <message>
        <source>Show replace</source>
        <translation>Afficher le remplacement</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Aucune correspondance</translation>
    </message>
    <message>
        <source>%1+</source>
        <translation>%1+</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n correspondance</numerusform>
            <numerusform>%n correspondances</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boucle::FindQuery</name>
    <message>
        <source>Not a regular expression: %1</source>
        <translation>Ce n’est pas une expression régulière&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>boucle::FlameChart</name>
    <message>
        <source>itself %1 · with what it calls %2</source>
        <translation>elle-même %1 · avec ses appels %2</translation>
    </message>
</context>
<context>
    <name>boucle::GoToLine</name>
    <message>
        <source>Go to line</source>
        <translation>Aller à la ligne</translation>
    </message>
    <message>
        <source>Line, or line:column</source>
        <translation>Ligne, ou ligne:colonne</translation>
    </message>
    <message>
        <source>Line %1 of %2</source>
        <translation>Ligne %1 sur %2</translation>
    </message>
</context>
<context>
    <name>boucle::HandleRows</name>
    <message>
        <source>%1 (unref)</source>
        <translation>%1 (unref)</translation>
    </message>
    <message>
        <source>descriptor %1</source>
        <translation>descripteur %1</translation>
    </message>
    <message>
        <source>%1 wait to be sent</source>
        <translation>%1 en attente d’envoi</translation>
    </message>
    <message>
        <source>keeps the server alive</source>
        <translation>garde le serveur en vie</translation>
    </message>
    <message>
        <source>does not keep the server alive</source>
        <translation>ne garde pas le serveur en vie</translation>
    </message>
    <message>
        <source>made at %1</source>
        <translation>créé en %1</translation>
    </message>
    <message>
        <source>Handle</source>
        <translation>Handle</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Origine</translation>
    </message>
</context>
<context>
    <name>boucle::HandlesView</name>
    <message>
        <source>Handles</source>
        <translation>Handles</translation>
    </message>
    <message>
        <source>What keeps a running server alive stands here.</source>
        <translation>Ici s’affiche ce qui garde un serveur en vie.</translation>
    </message>
    <message>
        <source>Go to Origin</source>
        <translation>Aller à l’origine</translation>
    </message>
    <message>
        <source>Do Not Keep the Server Alive (unref)</source>
        <translation>Ne pas maintenir le serveur en vie (unref)</translation>
    </message>
    <message>
        <source>Keep the Server Alive (ref)</source>
        <translation>Maintenir le serveur en vie (ref)</translation>
    </message>
    <message>
        <source>End Process…</source>
        <translation>Terminer le processus…</translation>
    </message>
    <message>
        <source>Close…</source>
        <translation>Fermer…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Close “%1”?</source>
        <translation>Fermer «&#xa0;%1&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>The program does not expect it, and may fail.</source>
        <translation>Le programme ne s’y attend pas et peut échouer.</translation>
    </message>
    <message>
        <source>Close It</source>
        <translation>Fermer quand même</translation>
    </message>
</context>
<context>
    <name>boucle::HeapRows</name>
    <message>
        <source>%1 in %2, weakly</source>
        <translation>%1 de %2, faiblement</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message numerus="yes">
        <source>%n more, smaller ones</source>
        <translation>
            <numerusform>%n autre, plus petit</numerusform>
            <numerusform>%n autres, plus petits</numerusform>
        </translation>
    </message>
    <message>
        <source>Held as</source>
        <translation>Retenu comme</translation>
    </message>
    <message>
        <source>Class or object</source>
        <translation>Classe ou objet</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveaux</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Distance</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objets</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Disparus</translation>
    </message>
    <message>
        <source>Own size</source>
        <translation>Taille propre</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>Croissance</translation>
    </message>
    <message>
        <source>Retained size</source>
        <translation>Taille retenue</translation>
    </message>
</context>
<context>
    <name>boucle::HeapView</name>
    <message>
        <source>Choose an object to see what keeps it in memory.</source>
        <translation>Choisissez un objet pour voir ce qui le garde en mémoire.</translation>
    </message>
    <message>
        <source>Kept in memory by: %1</source>
        <translation>Ce qui garde en mémoire&#xa0;: %1</translation>
    </message>
    <message>
        <source>Classes and objects</source>
        <translation>Classes et objets</translation>
    </message>
    <message>
        <source>Holders</source>
        <translation>Détenteurs</translation>
    </message>
</context>
<context>
    <name>boucle::HotReloadActions</name>
    <message>
        <source>Save: nothing to do</source>
        <translation>Enregistrer&#xa0;: rien à faire</translation>
    </message>
    <message>
        <source>Save: live edit</source>
        <translation>Enregistrer&#xa0;: modification à chaud</translation>
    </message>
    <message>
        <source>Save: new generation</source>
        <translation>Enregistrer&#xa0;: nouvelle génération</translation>
    </message>
    <message>
        <source>Save: syntax error, the running code stays</source>
        <translation>Enregistrer&#xa0;: erreur de syntaxe, le code en cours reste</translation>
    </message>
</context>
<context>
    <name>boucle::HotReloadDialog</name>
    <message>
        <source>Hot Reload Options</source>
        <translation>Options du rechargement à chaud</translation>
    </message>
    <message>
        <source>What does saving do to “%1”?</source>
        <translation>Que fait l’enregistrement à «&#xa0;%1&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>Hot reload</source>
        <translation>Rechargement à chaud</translation>
    </message>
    <message>
        <source>The running server becomes the new one, and loses no request.</source>
        <translation>Le serveur en cours devient le nouveau, sans perdre une requête.</translation>
    </message>
    <message>
        <source>Start, then stop</source>
        <translation>Démarrer, puis arrêter</translation>
    </message>
    <message>
        <source>The old generation serves until the new one does. For nearly everything.</source>
        <translation>L’ancienne génération répond jusqu’à ce que la nouvelle réponde. Pour presque tout.</translation>
    </message>
    <message>
        <source>Stop before start</source>
        <translation>Arrêter avant de démarrer</translation>
    </message>
    <message>
        <source>For databases and files that only one may open. Connections wait meanwhile, none is refused.</source>
        <translation>Pour les bases de données et les fichiers qu’un seul peut ouvrir. Les connexions attendent pendant ce temps, aucune n’est refusée.</translation>
    </message>
    <message>
        <source>Keep the state whatever it costs</source>
        <translation>Garder l’état quoi qu’il en coûte</translation>
    </message>
    <message>
        <source>A live edit is made even when it stops the server for longer than this.</source>
        <translation>Une modification à chaud est faite même si elle arrête le serveur plus longtemps que la limite.</translation>
    </message>
    <message>
        <source>Watch node_modules</source>
        <translation>Surveiller node_modules</translation>
    </message>
    <message>
        <source>Changes of installed packages count as well.</source>
        <translation>Les changements des paquets installés comptent aussi.</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>Longest live edit</source>
        <translation>Modification à chaud la plus longue</translation>
    </message>
    <message>
        <source>A new generation listens within</source>
        <translation>Une nouvelle génération écoute en</translation>
    </message>
    <message>
        <source>Open connections get</source>
        <translation>Les connexions ouvertes ont</translation>
    </message>
    <message>
        <source>Also watch</source>
        <translation>Surveiller aussi</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Also what is no server</source>
        <translation>Aussi ce qui n’est pas un serveur</translation>
    </message>
    <message>
        <source>A program that listens nowhere is stopped and started again by a save.</source>
        <translation>Un programme qui n’écoute nulle part est arrêté et redémarré par un enregistrement.</translation>
    </message>
</context>
<context>
    <name>boucle::InputLine</name>
    <message>
        <source>Input for the server</source>
        <translation>Entrée pour le serveur</translation>
    </message>
    <message>
        <source>The input has been closed</source>
        <translation>L’entrée a été fermée</translation>
    </message>
    <message>
        <source>Input for the server (Ctrl+D ends it)</source>
        <translation>Entrée pour le serveur (Ctrl+D la termine)</translation>
    </message>
</context>
<context>
    <name>boucle::InputRow</name>
    <message>
        <source>Evaluate</source>
        <translation>Évaluer</translation>
    </message>
    <message>
        <source>What is typed is evaluated in the program</source>
        <translation>Ce qui est saisi est évalué dans le programme</translation>
    </message>
    <message>
        <source>Server Input</source>
        <translation>Entrée du serveur</translation>
    </message>
    <message>
        <source>What is typed is sent to the server&apos;s standard input</source>
        <translation>Ce qui est saisi est envoyé à l’entrée standard du serveur</translation>
    </message>
    <message>
        <source>Stop Evaluating</source>
        <translation>Arrêter l’évaluation</translation>
    </message>
</context>
<context>
    <name>boucle::Language</name>
    <message>
        <source>Plain Text</source>
        <translation>Texte brut</translation>
    </message>
    <message>
        <source>JSON with Comments</source>
        <translation>JSON avec commentaires</translation>
    </message>
    <message>
        <source>Shell Script</source>
        <translation>Script shell</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Propriétés</translation>
    </message>
</context>
<context>
    <name>boucle::LoopActions</name>
    <message>
        <source>Export Event Loop</source>
        <translation>Exporter la boucle d’événements</translation>
    </message>
    <message>
        <source>Trace for Chrome and Perfetto (*.json)</source>
        <translation>Trace pour Chrome et Perfetto (*.json)</translation>
    </message>
    <message>
        <source>Table of turns (*.csv)</source>
        <translation>Tableau des tours (*.csv)</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 ne peut pas être écrit&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 saved</source>
        <translation>%1 enregistré</translation>
    </message>
    <message>
        <source>Blocked Loop</source>
        <translation>Boucle bloquée</translation>
    </message>
    <message>
        <source>A turn of the event loop counts as blocked after so many milliseconds:</source>
        <translation>Un tour de la boucle d’événements est considéré comme bloqué après tant de millisecondes&#xa0;:</translation>
    </message>
    <message>
        <source>Show Where It Worked</source>
        <translation>Voir où il a travaillé</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>The last minute is kept as “%1”, a trace that Chrome and Perfetto open.</source>
        <translation>La dernière minute est gardée sous «&#xa0;%1&#xa0;», une trace que Chrome et Perfetto ouvrent.</translation>
    </message>
    <message>
        <source>%1 has ended by an error. What it did in its last minute can be kept.</source>
        <translation>%1 s’est terminé sur une erreur. Ce qu’il a fait dans sa dernière minute peut être gardé.</translation>
    </message>
    <message>
        <source>Keep the Last Minute</source>
        <translation>Garder la dernière minute</translation>
    </message>
    <message>
        <source>%1 %2 took %3 to answer. What the server did meanwhile can be kept.</source>
        <translation>%1 %2 a mis %3 à répondre. Ce que le serveur a fait pendant ce temps peut être gardé.</translation>
    </message>
    <message>
        <source>%1 %2: %3 in %4, %5</source>
        <translation>%1 %2&#xa0;: %3 en %4, %5</translation>
    </message>
</context>
<context>
    <name>boucle::LoopDocks</name>
    <message>
        <source>Event Loop</source>
        <translation>Boucle d’événements</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requêtes</translation>
    </message>
</context>
<context>
    <name>boucle::LoopFigures</name>
    <message>
        <source>utilisation</source>
        <translation>utilisation</translation>
    </message>
    <message>
        <source>turns / s</source>
        <translation>tours / s</translation>
    </message>
    <message>
        <source>delay p50</source>
        <translation>délai p50</translation>
    </message>
    <message>
        <source>delay p99</source>
        <translation>délai p99</translation>
    </message>
    <message>
        <source>longest turn</source>
        <translation>tour le plus long</translation>
    </message>
    <message>
        <source>active handles</source>
        <translation>handles actifs</translation>
    </message>
    <message>
        <source>thread pool wait</source>
        <translation>attente du pool</translation>
    </message>
    <message>
        <source>How much of the last second the loop has worked</source>
        <translation>La part de la dernière seconde où la boucle a travaillé</translation>
    </message>
    <message>
        <source>Turns of the loop in the last second</source>
        <translation>Tours de la boucle pendant la dernière seconde</translation>
    </message>
    <message>
        <source>How long half of the turns of the last ten seconds have kept everything else waiting, at most</source>
        <translation>Combien de temps, au plus, la moitié des tours des dix dernières secondes ont fait attendre tout le reste</translation>
    </message>
    <message>
        <source>How long 99 of 100 turns of the last ten seconds have kept everything else waiting, at most</source>
        <translation>Combien de temps, au plus, 99 tours sur 100 des dix dernières secondes ont fait attendre tout le reste</translation>
    </message>
    <message>
        <source>The turn of the last ten seconds that has worked the longest</source>
        <translation>Le tour des dix dernières secondes qui a travaillé le plus longtemps</translation>
    </message>
    <message>
        <source>What keeps the server alive: servers, connections, timers, watchers, child processes</source>
        <translation>Ce qui garde le serveur en vie&#xa0;: serveurs, connexions, minuteries, surveillances, processus enfants</translation>
    </message>
    <message>
        <source>How long files, DNS and crypto wait for a thread of the pool. All servers of this window share it.</source>
        <translation>Combien de temps fichiers, DNS et crypto attendent un thread du pool. Tous les serveurs de cette fenêtre le partagent.</translation>
    </message>
    <message>
        <source>Break Here</source>
        <translation>Arrêter ici</translation>
    </message>
    <message>
        <source>Pause the program where it holds the loop</source>
        <translation>Mettre le programme en pause là où il tient la boucle</translation>
    </message>
</context>
<context>
    <name>boucle::LoopGauge</name>
    <message>
        <source>Show the event loop</source>
        <translation>Montrer la boucle d’événements</translation>
    </message>
    <message>
        <source>loop %1</source>
        <translation>boucle %1</translation>
    </message>
    <message>
        <source>p99 %1</source>
        <translation>p99 %1</translation>
    </message>
</context>
<context>
    <name>boucle::LoopLegend</name>
    <message>
        <source>timers, close</source>
        <translation>minuteries, fermeture</translation>
    </message>
    <message>
        <source>poll callbacks</source>
        <translation>rappels d’E/S</translation>
    </message>
    <message>
        <source>check</source>
        <translation>setImmediate</translation>
    </message>
    <message>
        <source>garbage collection</source>
        <translation>ramasse-miettes</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>attente</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>bloquée</translation>
    </message>
</context>
<context>
    <name>boucle::LoopPanel</name>
    <message>
        <source>some requests only</source>
        <translation>une partie des requêtes</translation>
    </message>
    <message numerus="yes">
        <source>%n turn(s) not recorded</source>
        <translation>
            <numerusform>%n tour non relevé</numerusform>
            <numerusform>%n tours non relevés</numerusform>
        </translation>
    </message>
    <message>
        <source>Turn: %1 of work</source>
        <translation>Tour&#xa0;: %1 de travail</translation>
    </message>
    <message>
        <source>callbacks %1</source>
        <translation>rappels %1</translation>
    </message>
    <message>
        <source>timers %1</source>
        <translation>minuteries %1</translation>
    </message>
    <message>
        <source>check %1</source>
        <translation>setImmediate %1</translation>
    </message>
    <message>
        <source>collector %1</source>
        <translation>ramasse-miettes %1</translation>
    </message>
    <message>
        <source>Pause Timeline</source>
        <translation>Suspendre la frise</translation>
    </message>
    <message>
        <source>Follow the Present</source>
        <translation>Suivre le présent</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Frise</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Délai</translation>
    </message>
    <message>
        <source>Handles</source>
        <translation>Handles</translation>
    </message>
    <message>
        <source>Filter handles</source>
        <translation>Filtrer les handles</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Save what was recorded as a trace for Chrome or Perfetto, or as a table</source>
        <translation>Enregistrer ce qui a été relevé, en trace pour Chrome ou Perfetto, ou en tableau</translation>
    </message>
    <message>
        <source>Under way: %1</source>
        <translation>En cours&#xa0;: %1</translation>
    </message>
    <message>
        <source>Keep the Last Minute</source>
        <translation>Garder la dernière minute</translation>
    </message>
    <message>
        <source>Keep what the server has done in the last minute: turns, requests, collections, console, and where its code was</source>
        <translation>Garde ce que le serveur a fait dans la dernière minute&#xa0;: tours, requêtes, ramasse-miettes, console, et où était son code</translation>
    </message>
</context>
<context>
    <name>boucle::LoopTimeline</name>
    <message>
        <source>The loop has not turned yet.</source>
        <translation>La boucle n’a pas encore tourné.</translation>
    </message>
    <message>
        <source>Run a server to see its event loop.</source>
        <translation>Exécutez un serveur pour voir sa boucle d’événements.</translation>
    </message>
    <message>
        <source>µs</source>
        <translation>µs</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>%1 on the loop at first</source>
        <translation>%1 sur la boucle au début</translation>
    </message>
    <message>
        <source>Click to look at this one</source>
        <translation>Cliquez pour voir celui-ci</translation>
    </message>
</context>
<context>
    <name>boucle::MainWindow</name>
    <message>
        <source>Clear Recent</source>
        <translation>Effacer la liste</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Console</translation>
    </message>
    <message>
        <source>%1 saved</source>
        <translation>%1 enregistré</translation>
    </message>
</context>
<context>
    <name>boucle::ManifestAssistant</name>
    <message>
        <source>not installed</source>
        <translation>non installé</translation>
    </message>
    <message>
        <source>latest %1</source>
        <translation>dernière&#xa0;: %1</translation>
    </message>
    <message>
        <source>major</source>
        <translation>majeure</translation>
    </message>
    <message>
        <source>%1, up to date</source>
        <translation>%1, à jour</translation>
    </message>
    <message>
        <source>vulnerable through %1</source>
        <translation>vulnérable par %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 et %n autre</numerusform>
            <numerusform>%1 et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>compatible</source>
        <translation>compatible</translation>
    </message>
    <message>
        <source>patches</source>
        <translation>correctifs</translation>
    </message>
    <message>
        <source>latest</source>
        <translation>dernière</translation>
    </message>
</context>
<context>
    <name>boucle::MemoryChart</name>
    <message>
        <source>heap</source>
        <translation>tas</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>réservé</translation>
    </message>
    <message>
        <source>external</source>
        <translation>externe</translation>
    </message>
    <message>
        <source>buffers</source>
        <translation>tampons</translation>
    </message>
    <message>
        <source>2 min ago</source>
        <translation>il y a 2 min</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>Memory chart</source>
        <translation>Courbe de la mémoire</translation>
    </message>
</context>
<context>
    <name>boucle::MemoryPanel</name>
    <message>
        <source>All objects</source>
        <translation>Tous les objets</translation>
    </message>
    <message>
        <source>Changes since %1</source>
        <translation>Changements depuis %1</translation>
    </message>
    <message>
        <source>reads the recording…</source>
        <translation>lecture de l’enregistrement…</translation>
    </message>
    <message>
        <source>records allocations for %1</source>
        <translation>enregistre les allocations depuis %1</translation>
    </message>
    <message>
        <source>goes through the heap, the server stands still: %1</source>
        <translation>parcours du tas, le serveur est à l’arrêt&#xa0;: %1</translation>
    </message>
    <message>
        <source>writes the snapshot…</source>
        <translation>écriture de l’instantané…</translation>
    </message>
    <message>
        <source>reads the snapshot: %1</source>
        <translation>lecture de l’instantané&#xa0;: %1</translation>
    </message>
    <message>
        <source>Stop Recording</source>
        <translation>Arrêter l’enregistrement</translation>
    </message>
    <message>
        <source>Record Allocations</source>
        <translation>Enregistrer les allocations</translation>
    </message>
    <message>
        <source>Stop, and show who has allocated</source>
        <translation>Arrêter et montrer qui a alloué</translation>
    </message>
    <message>
        <source>Record which functions allocate memory</source>
        <translation>Enregistrer quelles fonctions allouent de la mémoire</translation>
    </message>
    <message>
        <source>Take a snapshot to see what is in memory and what keeps it there. A second one can be compared with it.</source>
        <translation>Prenez un instantané pour voir ce qui est en mémoire et ce qui l’y garde. Un second peut lui être comparé.</translation>
    </message>
    <message>
        <source>Run a server to look into its memory, or open a .heapsnapshot file.</source>
        <translation>Exécutez un serveur pour examiner sa mémoire, ou ouvrez un fichier .heapsnapshot.</translation>
    </message>
    <message>
        <source>Take Snapshot</source>
        <translation>Prendre un instantané</translation>
    </message>
    <message>
        <source>Everything that is in the server&apos;s memory, at this moment</source>
        <translation>Tout ce qui est dans la mémoire du serveur à cet instant</translation>
    </message>
    <message>
        <source>Open Snapshot…</source>
        <translation>Ouvrir un instantané…</translation>
    </message>
    <message>
        <source>Save Snapshot…</source>
        <translation>Enregistrer l’instantané…</translation>
    </message>
    <message>
        <source>Remove from List</source>
        <translation>Retirer de la liste</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Instantanés</translation>
    </message>
    <message>
        <source>Filter by class</source>
        <translation>Filtrer par classe</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>Comparé à</translation>
    </message>
</context>
<context>
    <name>boucle::Notice</name>
    <message>
        <source>Dismiss</source>
        <translation>Fermer le message</translation>
    </message>
</context>
<context>
    <name>boucle::PackageActions</name>
    <message>
        <source>Taken back: %1</source>
        <translation>Annulé&#xa0;: %1</translation>
    </message>
    <message>
        <source>“%1” had been ended before it was done. The packages are as they were before it.</source>
        <translation>«&#xa0;%1&#xa0;» a été interrompu avant la fin. Les paquets sont comme avant.</translation>
    </message>
    <message numerus="yes">
        <source>%n packages added</source>
        <translation>
            <numerusform>%n paquet ajouté</numerusform>
            <numerusform>%n paquets ajoutés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n updated</source>
        <translation>
            <numerusform>%n mis à jour</numerusform>
            <numerusform>%n mis à jour</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>%n supprimé</numerusform>
            <numerusform>%n supprimés</numerusform>
        </translation>
    </message>
    <message>
        <source>install scripts run: %1</source>
        <translation>scripts d’installation exécutés&#xa0;: %1</translation>
    </message>
    <message>
        <source>Nothing had to be changed.</source>
        <translation>Il n’y avait rien à modifier.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Show Output</source>
        <translation>Afficher la sortie</translation>
    </message>
    <message>
        <source>%1 does not find the package “%2”.</source>
        <translation>%1 ne trouve pas le paquet «&#xa0;%2&#xa0;».</translation>
    </message>
    <message>
        <source>Install and Run</source>
        <translation>Installer et exécuter</translation>
    </message>
    <message>
        <source>Checking signatures…</source>
        <translation>Vérification des signatures…</translation>
    </message>
    <message numerus="yes">
        <source>%n signatures verified</source>
        <translation>
            <numerusform>%n signature vérifiée</numerusform>
            <numerusform>%n signatures vérifiées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n packages of registries that publish no keys</source>
        <translation>
            <numerusform>%n paquet de registres qui ne publient pas de clés</numerusform>
            <numerusform>%n paquets de registres qui ne publient pas de clés</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2 is not signed</source>
        <translation>%1 %2 n’est pas signé</translation>
    </message>
    <message>
        <source>%1 %2 is not what its registry has signed</source>
        <translation>%1 %2 n’est pas ce que son registre a signé</translation>
    </message>
    <message>
        <source>Take It Anyway</source>
        <translation>La prendre quand même</translation>
    </message>
</context>
<context>
    <name>boucle::PackageDetailsView</name>
    <message>
        <source>This package has no README.</source>
        <translation>Ce paquet n’a pas de README.</translation>
    </message>
    <message>
        <source>%1 installed</source>
        <translation>%1 installé</translation>
    </message>
    <message numerus="yes">
        <source>%n dependencies</source>
        <translation>
            <numerusform>%n dépendance</numerusform>
            <numerusform>%n dépendances</numerusform>
        </translation>
    </message>
    <message>
        <source>ES module and CommonJS</source>
        <translation>module ES et CommonJS</translation>
    </message>
    <message>
        <source>ES module</source>
        <translation>module ES</translation>
    </message>
    <message>
        <source>CommonJS</source>
        <translation>CommonJS</translation>
    </message>
    <message>
        <source>with types</source>
        <translation>avec types</translation>
    </message>
    <message>
        <source>without types</source>
        <translation>sans types</translation>
    </message>
    <message numerus="yes">
        <source>%n maintainers</source>
        <translation>
            <numerusform>%n mainteneur</numerusform>
            <numerusform>%n mainteneurs</numerusform>
        </translation>
    </message>
    <message>
        <source>signed</source>
        <translation>signé</translation>
    </message>
    <message>
        <source>node %1</source>
        <translation>node %1</translation>
    </message>
    <message>
        <source>package.json asks for %1.</source>
        <translation>package.json demande %1.</translation>
    </message>
    <message>
        <source>this project</source>
        <translation>ce projet</translation>
    </message>
    <message>
        <source>It is here for %1.</source>
        <translation>Il est là pour %1.</translation>
    </message>
    <message numerus="yes">
        <source>And for %n more.</source>
        <translation>
            <numerusform>Et pour %n autre.</numerusform>
            <numerusform>Et pour %n autres.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a package to see what it is.</source>
        <translation>Choisissez un paquet pour voir ce qu’il est.</translation>
    </message>
    <message>
        <source>Asking the registry…</source>
        <translation>Interrogation du registre…</translation>
    </message>
    <message>
        <source>Deprecated: %1</source>
        <translation>Obsolète&#xa0;: %1</translation>
    </message>
    <message>
        <source>It asks for node %1.</source>
        <translation>Il demande node %1.</translation>
    </message>
    <message>
        <source>It has an install script, which does not run unless you allow it.</source>
        <translation>Il a un script d’installation, qui ne s’exécute pas sans votre accord.</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installer</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Installé</translation>
    </message>
    <message>
        <source>Change to %1</source>
        <translation>Passer à %1</translation>
    </message>
    <message>
        <source>Update to %1</source>
        <translation>Mettre à jour en %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Install As</source>
        <translation>Installer comme</translation>
    </message>
    <message>
        <source>Development dependency</source>
        <translation>Dépendance de développement</translation>
    </message>
    <message>
        <source>Optional dependency</source>
        <translation>Dépendance facultative</translation>
    </message>
    <message>
        <source>Peer dependency</source>
        <translation>Dépendance de pair</translation>
    </message>
    <message>
        <source>README</source>
        <translation>README</translation>
    </message>
    <message numerus="yes">
        <source>Published %n hours ago: few have looked at this version yet.</source>
        <translation>
            <numerusform>Publié il y a %n heure&#xa0;: peu de gens ont encore regardé cette version.</numerusform>
            <numerusform>Publié il y a %n heures&#xa0;: peu de gens ont encore regardé cette version.</numerusform>
        </translation>
    </message>
    <message>
        <source>signature verified</source>
        <translation>signature vérifiée</translation>
    </message>
    <message>
        <source>not signed</source>
        <translation>non signé</translation>
    </message>
    <message>
        <source>with provenance</source>
        <translation>avec provenance</translation>
    </message>
    <message>
        <source>This is not what the registry has signed: do not install it.</source>
        <translation>Ce n’est pas ce que le registre a signé&#xa0;: ne l’installez pas.</translation>
    </message>
    <message numerus="yes">
        <source>Published %n hours ago: versions as young as that are left out.</source>
        <translation>
            <numerusform>Publiée il y a %n heure&#xa0;: les versions aussi récentes sont écartées.</numerusform>
            <numerusform>Publiée il y a %n heures&#xa0;: les versions aussi récentes sont écartées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Versions that package.json allows</source>
        <translation>Versions que permet package.json</translation>
    </message>
    <message>
        <source>As npm is set up</source>
        <translation>Selon les réglages de npm</translation>
    </message>
    <message>
        <source>Compatible (^)</source>
        <translation>Compatibles (^)</translation>
    </message>
    <message>
        <source>Patches (~)</source>
        <translation>Correctifs (~)</translation>
    </message>
    <message>
        <source>Only this one</source>
        <translation>Celle-ci seulement</translation>
    </message>
    <message>
        <source>deprecated</source>
        <translation>obsolète</translation>
    </message>
</context>
<context>
    <name>boucle::PackageEditing</name>
    <message>
        <source>There is no import at the cursor.</source>
        <translation>Il n’y a pas d’import sous le curseur.</translation>
    </message>
    <message>
        <source>The package “%1” is not installed.</source>
        <translation>Le paquet «&#xa0;%1&#xa0;» n’est pas installé.</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installer</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>“%1” leads to no file.</source>
        <translation>«&#xa0;%1&#xa0;» ne mène à aucun fichier.</translation>
    </message>
</context>
<context>
    <name>boucle::PackageRows</name>
    <message>
        <source>missing</source>
        <translation>absent</translation>
    </message>
    <message>
        <source>not asked for</source>
        <translation>non demandé</translation>
    </message>
    <message>
        <source>other version</source>
        <translation>autre version</translation>
    </message>
    <message>
        <source>advisory</source>
        <translation>alerte</translation>
    </message>
    <message>
        <source>major</source>
        <translation>majeure</translation>
    </message>
    <message>
        <source>minor</source>
        <translation>mineure</translation>
    </message>
    <message>
        <source>patch</source>
        <translation>correctif</translation>
    </message>
    <message>
        <source>deprecated</source>
        <translation>obsolète</translation>
    </message>
    <message>
        <source>dev</source>
        <translation>dev</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>facultatif</translation>
    </message>
    <message>
        <source>peer</source>
        <translation>pair</translation>
    </message>
    <message>
        <source>asked for: %1</source>
        <translation>demandé&#xa0;: %1</translation>
    </message>
    <message>
        <source>deprecated: %1</source>
        <translation>obsolète&#xa0;: %1</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paquet</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Installé</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>Dernière</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation>Chargé</translation>
    </message>
    <message>
        <source>Heap</source>
        <translation>Tas</translation>
    </message>
    <message>
        <source>Handles</source>
        <translation>Handles</translation>
    </message>
</context>
<context>
    <name>boucle::PackagesDock</name>
    <message>
        <source>Packages</source>
        <translation>Paquets</translation>
    </message>
</context>
<context>
    <name>boucle::PackagesPanel</name>
    <message>
        <source>With %1, whose lockfile this project has</source>
        <translation>Avec %1, dont ce projet a le fichier de verrouillage</translation>
    </message>
    <message>
        <source>Installs what package.json asks for</source>
        <translation>Installe ce que package.json demande</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Installés</translation>
    </message>
    <message>
        <source>Outdated</source>
        <translation>Mises à jour</translation>
    </message>
    <message>
        <source>Advisories</source>
        <translation>Alertes</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>Registre</translation>
    </message>
    <message>
        <source>Open a project to see its packages.</source>
        <translation>Ouvrez un projet pour voir ses paquets.</translation>
    </message>
    <message>
        <source>Reading the packages…</source>
        <translation>Lecture des paquets…</translation>
    </message>
    <message>
        <source>No packages yet. Type a name above and press Enter to look for one.</source>
        <translation>Pas encore de paquets. Saisissez un nom ci-dessus et appuyez sur Entrée pour en chercher un.</translation>
    </message>
    <message>
        <source>Nothing that is installed is called like that. Press Enter to ask the registry.</source>
        <translation>Rien d’installé ne porte ce nom. Appuyez sur Entrée pour interroger le registre.</translation>
    </message>
    <message>
        <source>Everything is up to date.</source>
        <translation>Tout est à jour.</translation>
    </message>
    <message>
        <source>Asking the registry…</source>
        <translation>Interrogation du registre…</translation>
    </message>
    <message>
        <source>Nothing that is known to be vulnerable.</source>
        <translation>Rien de connu comme vulnérable.</translation>
    </message>
    <message>
        <source>This registry cannot be searched, and has no package of exactly that name.</source>
        <translation>Ce registre ne permet pas la recherche, et n’a pas de paquet portant exactement ce nom.</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>Rien n’a été trouvé.</translation>
    </message>
    <message>
        <source>Search packages</source>
        <translation>Rechercher des paquets</translation>
    </message>
    <message>
        <source>Ask the Registry</source>
        <translation>Interroger le registre</translation>
    </message>
    <message>
        <source>Install all</source>
        <translation>Tout installer</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Paquets</translation>
    </message>
    <message>
        <source>Take back: %1</source>
        <translation>Annuler&#xa0;: %1</translation>
    </message>
    <message>
        <source>To the newest versions that package.json allows</source>
        <translation>Vers les versions les plus récentes que package.json permet</translation>
    </message>
    <message>
        <source>Updates what is vulnerable, as far as package.json allows</source>
        <translation>Met à jour ce qui est vulnérable, autant que package.json le permet</translation>
    </message>
    <message>
        <source>Update all</source>
        <translation>Tout mettre à jour</translation>
    </message>
    <message>
        <source>Fix all</source>
        <translation>Tout corriger</translation>
    </message>
    <message>
        <source>Clean Install From the Lockfile</source>
        <translation>Installation propre selon le fichier de verrouillage</translation>
    </message>
    <message>
        <source>Remove Duplicates</source>
        <translation>Supprimer les doublons</translation>
    </message>
    <message>
        <source>Check Signatures</source>
        <translation>Vérifier les signatures</translation>
    </message>
    <message>
        <source>Measure Heap by Package</source>
        <translation>Mesurer le tas par paquet</translation>
    </message>
    <message>
        <source>Leave Out Versions Younger Than</source>
        <translation>Écarter les versions de moins de</translation>
    </message>
    <message>
        <source>No Limit</source>
        <translation>Sans limite</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n jour</numerusform>
            <numerusform>%n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>Scripts</source>
        <translation>Scripts</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Count Handles by Package, From the Next Run</source>
        <translation>Compter les handles par paquet, dès la prochaine exécution</translation>
    </message>
</context>
<context>
    <name>boucle::PathBar</name>
    <message>
        <source>Path: %1</source>
        <translation>Chemin&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>boucle::PlacementActions</name>
    <message>
        <source>process %1</source>
        <translation>processus %1</translation>
    </message>
    <message>
        <source>Run in a Separate Process</source>
        <translation>Exécuter dans un processus séparé</translation>
    </message>
    <message>
        <source>The process %1 was asked to listen to debuggers and does not: its loop may be blocked, or the port 9229 taken by another process.</source>
        <translation>Le processus %1 devait ouvrir son inspecteur et ne le fait pas&#xa0;: sa boucle est peut-être bloquée, ou le port 9229 pris par un autre processus.</translation>
    </message>
    <message>
        <source>“%1” does something that only a process of its own allows: %2</source>
        <translation>«&#xa0;%1&#xa0;» fait quelque chose que seul un processus à lui permet&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>boucle::PlacementDialog</name>
    <message>
        <source>Runs In</source>
        <translation>Exécuter dans</translation>
    </message>
    <message>
        <source>Where does “%1” run?</source>
        <translation>Où s’exécute «&#xa0;%1&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>In the IDE</source>
        <translation>Dans l’IDE</translation>
    </message>
    <message>
        <source>Separate process</source>
        <translation>Processus séparé</translation>
    </message>
    <message>
        <source>For flags of node, addons that can be loaded only once, or another version of node.</source>
        <translation>Pour des options de node, des modules natifs qui ne se chargent qu’une fois, ou une autre version de node.</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Attacher</translation>
    </message>
    <message>
        <source>Nothing is started: the debugger goes to a process that runs already.</source>
        <translation>Rien n’est démarré&#xa0;: le débogueur rejoint un processus qui tourne déjà.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Node</translation>
    </message>
    <message>
        <source>The bundled one</source>
        <translation>Celui de Boucle</translation>
    </message>
    <message>
        <source>Node flags</source>
        <translation>Options de node</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Parcourir…</translation>
    </message>
    <message>
        <source>Choose a Node Program</source>
        <translation>Choisir un programme node</translation>
    </message>
    <message>
        <source>Enter where the process&apos;s inspector listens, as host:port.</source>
        <translation>Indiquez où écoute l’inspecteur du processus, sous la forme hôte:port.</translation>
    </message>
    <message>
        <source>Starts at once and can always be debugged. For nearly everything.</source>
        <translation>Démarre aussitôt et peut toujours être débogué. Pour presque tout.</translation>
    </message>
</context>
<context>
    <name>boucle::PreviewLine</name>
    <message>
        <source>Value: %1</source>
        <translation>Valeur&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>boucle::ProfileView</name>
    <message>
        <source>Click a call for what it costs; double-click it for its source.</source>
        <translation>Cliquez sur un appel pour son coût&#xa0;; double-cliquez pour sa source.</translation>
    </message>
    <message>
        <source>itself %1</source>
        <translation>elle-même %1</translation>
    </message>
    <message>
        <source>with what it calls %1</source>
        <translation>avec ses appels %1</translation>
    </message>
    <message>
        <source>Flame chart</source>
        <translation>Graphe en flammes</translation>
    </message>
    <message>
        <source>Functions, costliest first</source>
        <translation>Fonctions, les plus coûteuses d’abord</translation>
    </message>
    <message>
        <source>Calls, from the first one down</source>
        <translation>Appels, depuis le premier</translation>
    </message>
    <message>
        <source>View of the profile</source>
        <translation>Vue du profil</translation>
    </message>
    <message>
        <source>Filter by function or file</source>
        <translation>Filtrer par fonction ou fichier</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>Fonctions</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Appels</translation>
    </message>
</context>
<context>
    <name>boucle::ProfilingActions</name>
    <message>
        <source>CPU profile</source>
        <translation>Profil CPU</translation>
    </message>
    <message>
        <source>Heap snapshot</source>
        <translation>Instantané du tas</translation>
    </message>
    <message>
        <source>Recording of allocations</source>
        <translation>Enregistrement d’allocations</translation>
    </message>
    <message>
        <source>Open Profile or Snapshot</source>
        <translation>Ouvrir un profil ou un instantané</translation>
    </message>
    <message>
        <source>Profiles and snapshots (*.cpuprofile *.heapprofile *.heapsnapshot)</source>
        <translation>Profils et instantanés (*.cpuprofile *.heapprofile *.heapsnapshot)</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 ne peut pas être lu&#xa0;: %2</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>%1 saved</source>
        <translation>%1 enregistré</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 ne peut pas être écrit&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>boucle::ProfilingDocks</name>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
</context>
<context>
    <name>boucle::ProjectDock</name>
    <message>
        <source>Project</source>
        <translation>Projet</translation>
    </message>
    <message>
        <source>Project files</source>
        <translation>Fichiers du projet</translation>
    </message>
    <message>
        <source>No folder is open. Open a folder to see its files and run its server.</source>
        <translation>Aucun dossier n’est ouvert. Ouvrez un dossier pour voir ses fichiers et exécuter son serveur.</translation>
    </message>
    <message>
        <source>Open Folder…</source>
        <translation>Ouvrir un dossier…</translation>
    </message>
    <message>
        <source>Run This File</source>
        <translation>Exécuter ce fichier</translation>
    </message>
    <message>
        <source>New file in %1</source>
        <translation>Nouveau fichier dans %1</translation>
    </message>
    <message>
        <source>New folder in %1</source>
        <translation>Nouveau dossier dans %1</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>Renommer %1</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Move “%1” to the trash?</source>
        <translation>Mettre «&#xa0;%1&#xa0;» à la corbeille&#xa0;?</translation>
    </message>
    <message>
        <source>The folder goes with everything in it.</source>
        <translation>Le dossier part avec tout son contenu.</translation>
    </message>
    <message>
        <source>Move to Trash</source>
        <translation>Mettre à la corbeille</translation>
    </message>
    <message>
        <source>Delete “%1” for good?</source>
        <translation>Supprimer «&#xa0;%1&#xa0;» définitivement&#xa0;?</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>C’est irréversible.</translation>
    </message>
    <message>
        <source>Delete for Good</source>
        <translation>Supprimer définitivement</translation>
    </message>
</context>
<context>
    <name>boucle::ProjectPackages</name>
    <message>
        <source>Trust this folder to ask its registry: its settings say which one that is.</source>
        <translation>Faites confiance à ce dossier pour interroger son registre&#xa0;: ce sont ses réglages qui disent lequel.</translation>
    </message>
</context>
<context>
    <name>boucle::ReadmeView</name>
    <message>
        <source>README</source>
        <translation>README</translation>
    </message>
</context>
<context>
    <name>boucle::ReloadHistory</name>
    <message>
        <source>Nothing has been saved since the server runs.</source>
        <translation>Rien n’a été enregistré depuis que le serveur tourne.</translation>
    </message>
    <message>
        <source>Reload History</source>
        <translation>Historique des rechargements</translation>
    </message>
    <message>
        <source>What became of the saves of “%1”</source>
        <translation>Ce que sont devenus les enregistrements de «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Saves</source>
        <translation>Enregistrements</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Live in</source>
        <translation>En service en</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requêtes</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
</context>
<context>
    <name>boucle::ReplInput</name>
    <message>
        <source>Expression to evaluate</source>
        <translation>Expression à évaluer</translation>
    </message>
    <message>
        <source>Evaluate, as soon as the server runs</source>
        <translation>Évaluer, dès que le serveur est en cours</translation>
    </message>
    <message>
        <source>Evaluate in the running program</source>
        <translation>Évaluer dans le programme en cours</translation>
    </message>
    <message>
        <source>Evaluate where it is paused</source>
        <translation>Évaluer là où il est suspendu</translation>
    </message>
    <message>
        <source>Evaluate in %1</source>
        <translation>Évaluer dans %1</translation>
    </message>
</context>
<context>
    <name>boucle::RequestRows</name>
    <message>
        <source>%1, aborted</source>
        <translation>%1, interrompue</translation>
    </message>
    <message>
        <source>aborted</source>
        <translation>interrompue</translation>
    </message>
    <message>
        <source>route %1</source>
        <translation>route %1</translation>
    </message>
    <message numerus="yes">
        <source>has made %n request(s) itself</source>
        <translation>
            <numerusform>a fait elle-même %n requête</numerusform>
            <numerusform>a fait elle-même %n requêtes</numerusform>
        </translation>
    </message>
    <message>
        <source>How long its handler kept the loop at first, before it gave it back</source>
        <translation>Combien de temps son gestionnaire a gardé la boucle au début, avant de la rendre</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Chemin</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>Premier octet</translation>
    </message>
    <message>
        <source>On the loop</source>
        <translation>Sur la boucle</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Waterfall</source>
        <translation>Cascade</translation>
    </message>
</context>
<context>
    <name>boucle::RequestsPanel</name>
    <message>
        <source>Requests to a running server stand here as they come, and those that it makes itself.</source>
        <translation>Ici s’affichent les requêtes à un serveur en cours, et celles qu’il fait lui-même.</translation>
    </message>
    <message>
        <source>No request is like that.</source>
        <translation>Aucune requête ne correspond.</translation>
    </message>
    <message>
        <source>%1 requests · %2 / s</source>
        <translation>%1 requêtes · %2 / s</translation>
    </message>
    <message>
        <source>only some are shown, for they are many</source>
        <translation>une partie seulement est montrée, tant elles sont nombreuses</translation>
    </message>
    <message>
        <source>Show on the Timeline</source>
        <translation>Montrer sur la frise</translation>
    </message>
    <message>
        <source>Copy as curl</source>
        <translation>Copier en curl</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requêtes</translation>
    </message>
    <message>
        <source>Filter by method, path or status</source>
        <translation>Filtrer par méthode, chemin ou statut</translation>
    </message>
    <message>
        <source>Which requests</source>
        <translation>Quelles requêtes</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Slower than %1</source>
        <translation>Plus lentes que %1</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>En échec</translation>
    </message>
    <message>
        <source>Made by the server</source>
        <translation>Faites par le serveur</translation>
    </message>
    <message>
        <source>Send Again</source>
        <translation>Renvoyer</translation>
    </message>
    <message>
        <source>Method and address; what its headers and its body were is not kept</source>
        <translation>Méthode et adresse&#xa0;; ses en-têtes et son corps ne sont pas gardés</translation>
    </message>
</context>
<context>
    <name>boucle::RunActions</name>
    <message>
        <source>Run This File</source>
        <translation>Exécuter ce fichier</translation>
    </message>
    <message>
        <source>No browser could be started for %1. Open the address by hand.</source>
        <translation>Aucun navigateur n’a pu être lancé pour %1. Ouvrez l’adresse vous-même.</translation>
    </message>
    <message>
        <source>separate process</source>
        <translation>processus séparé</translation>
    </message>
    <message>
        <source>attach</source>
        <translation>attaché</translation>
    </message>
</context>
<context>
    <name>boucle::RunControl</name>
    <message>
        <source>Nothing to run was found in this folder. Add a “start” script to package.json, or open a JavaScript or TypeScript file and choose Run This File.</source>
        <translation>Rien à exécuter n’a été trouvé dans ce dossier. Ajoutez un script «&#xa0;start&#xa0;» à package.json, ou ouvrez un fichier JavaScript ou TypeScript et choisissez Exécuter ce fichier.</translation>
    </message>
    <message>
        <source>Nothing to run is open. Open a folder with a server, or a JavaScript or TypeScript file and choose Run This File.</source>
        <translation>Rien à exécuter n’est ouvert. Ouvrez le dossier d’un serveur, ou un fichier JavaScript ou TypeScript et choisissez Exécuter ce fichier.</translation>
    </message>
</context>
<context>
    <name>boucle::ScriptsView</name>
    <message>
        <source>Stop %1</source>
        <translation>Arrêter %1</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>Exécuter %1</translation>
    </message>
    <message>
        <source>Runs with other scripts only</source>
        <translation>Ne s’exécute qu’avec d’autres scripts</translation>
    </message>
    <message>
        <source>%1, in the debugger: breakpoints hold</source>
        <translation>%1, dans le débogueur&#xa0;: les points d’arrêt valent</translation>
    </message>
    <message>
        <source>package.json has no scripts.</source>
        <translation>package.json n’a pas de scripts.</translation>
    </message>
    <message>
        <source>Scripts</source>
        <translation>Scripts</translation>
    </message>
</context>
<context>
    <name>boucle::SearchField</name>
    <message>
        <source>Search files and commands</source>
        <translation>Rechercher fichiers et commandes</translation>
    </message>
</context>
<context>
    <name>boucle::StateDot</name>
    <message>
        <source>not started</source>
        <translation>pas démarré</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>démarrage</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pause</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>arrêt en cours</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>terminé</translation>
    </message>
</context>
<context>
    <name>boucle::StatusBar</name>
    <message>
        <source>Ln %1, Col %2</source>
        <translation>L %1, C %2</translation>
    </message>
    <message>
        <source>Go to a line</source>
        <translation>Aller à une ligne</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Encodage</translation>
    </message>
    <message>
        <source>Line ends</source>
        <translation>Fins de ligne</translation>
    </message>
    <message>
        <source>Language of the file</source>
        <translation>Langage du fichier</translation>
    </message>
    <message>
        <source>Trusted</source>
        <translation>De confiance</translation>
    </message>
    <message>
        <source>Restricted</source>
        <translation>Restreint</translation>
    </message>
    <message>
        <source>Code of this folder may run. Click to change that.</source>
        <translation>Le code de ce dossier peut s’exécuter. Cliquez pour changer cela.</translation>
    </message>
    <message>
        <source>Nothing of this folder runs until you trust it. Click to change that.</source>
        <translation>Rien de ce dossier ne s’exécute tant que vous ne lui faites pas confiance. Cliquez pour changer cela.</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>à l’arrêt</translation>
    </message>
    <message>
        <source>starting…</source>
        <translation>démarrage…</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>paused · %1</source>
        <translation>en pause · %1</translation>
    </message>
    <message>
        <source>running · %1</source>
        <translation>en cours · %1</translation>
    </message>
    <message>
        <source>stopping…</source>
        <translation>arrêt…</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêté</translation>
    </message>
    <message>
        <source>ended · code %1</source>
        <translation>terminé · code %1</translation>
    </message>
    <message>
        <source>%1 · %2 (+%3)</source>
        <translation>%1 · %2 (+%3)</translation>
    </message>
    <message>
        <source>Server: %1</source>
        <translation>Serveur&#xa0;: %1</translation>
    </message>
    <message>
        <source>paused at %1</source>
        <translation>suspendu à %1</translation>
    </message>
    <message>
        <source>Show where the program stands</source>
        <translation>Montrer où en est le programme</translation>
    </message>
    <message>
        <source>What saving would do to the running server</source>
        <translation>Ce que l’enregistrement ferait au serveur en cours</translation>
    </message>
</context>
<context>
    <name>boucle::ToolBar</name>
    <message>
        <source>Tools</source>
        <translation>Outils</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
</context>
<context>
    <name>boucle::TrustDialog</name>
    <message>
        <source>Folder Trust</source>
        <translation>Confiance du dossier</translation>
    </message>
    <message>
        <source>You trust this folder</source>
        <translation>Vous faites confiance à ce dossier</translation>
    </message>
    <message>
        <source>Do you trust the code of this folder?</source>
        <translation>Faites-vous confiance au code de ce dossier&#xa0;?</translation>
    </message>
    <message>
        <source>Its servers and scripts run with your rights: they can read and change your files and use the network. Without trust you can still read and edit it.</source>
        <translation>Ses serveurs et ses scripts s’exécutent avec vos droits&#xa0;: ils peuvent lire et modifier vos fichiers et utiliser le réseau. Sans cette confiance, vous pouvez toujours le lire et le modifier.</translation>
    </message>
    <message>
        <source>Running it gives its code, and that of its packages, your rights: it can read and change your files and use the network. Trust it when you know where it comes from.</source>
        <translation>L’exécuter donne vos droits à son code et à celui de ses paquets&#xa0;: il peut lire et modifier vos fichiers et utiliser le réseau. Faites-lui confiance si vous savez d’où il vient.</translation>
    </message>
    <message>
        <source>Stop Trusting</source>
        <translation>Retirer la confiance</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Trust and Run</source>
        <translation>Faire confiance et exécuter</translation>
    </message>
    <message>
        <source>Trust Folder</source>
        <translation>Faire confiance au dossier</translation>
    </message>
</context>
<context>
    <name>boucle::UnsavedPrompt</name>
    <message>
        <source>Unsaved Changes</source>
        <translation>Modifications non enregistrées</translation>
    </message>
    <message>
        <source>Save the changes to %1?</source>
        <translation>Enregistrer les modifications de %1&#xa0;?</translation>
    </message>
    <message numerus="yes">
        <source>Save the changes to %n file(s)?</source>
        <translation>
            <numerusform>Enregistrer les modifications de %n fichier&#xa0;?</numerusform>
            <numerusform>Enregistrer les modifications de %n fichiers&#xa0;?</numerusform>
        </translation>
    </message>
    <message>
        <source>They are lost if you don&apos;t save them.</source>
        <translation>Elles seront perdues si vous ne les enregistrez pas.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Don&apos;t Save</source>
        <translation>Ne pas enregistrer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>boucle::ValueDelegate</name>
    <message>
        <source>Expression</source>
        <translation>Expression</translation>
    </message>
    <message>
        <source>Value of %1</source>
        <translation>Valeur de %1</translation>
    </message>
</context>
<context>
    <name>boucle::ValuePopup</name>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
</context>
<context>
    <name>boucle::ValueRows</name>
    <message>
        <source>%1: loading…</source>
        <translation>%1&#xa0;: chargement…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name, value</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>boucle::ValueTree</name>
    <message>
        <source>Call the Getter</source>
        <translation>Appeler l’accesseur</translation>
    </message>
    <message>
        <source>Copy Value</source>
        <translation>Copier la valeur</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Copier en JSON</translation>
    </message>
    <message>
        <source>Copy Expression</source>
        <translation>Copier l’expression</translation>
    </message>
    <message>
        <source>Edit Expression</source>
        <translation>Modifier l’expression</translation>
    </message>
    <message>
        <source>Remove Expression</source>
        <translation>Supprimer l’expression</translation>
    </message>
    <message>
        <source>Set Value…</source>
        <translation>Définir la valeur…</translation>
    </message>
    <message>
        <source>Add to Watch</source>
        <translation>Ajouter aux espions</translation>
    </message>
</context>
<context>
    <name>boucle::VariablesDock</name>
    <message>
        <source>Variables</source>
        <translation>Variables</translation>
    </message>
    <message>
        <source>What the program knows where it is paused.</source>
        <translation>Ce que le programme connaît là où il est suspendu.</translation>
    </message>
    <message>
        <source>Collapse All</source>
        <translation>Tout replier</translation>
    </message>
</context>
<context>
    <name>boucle::WatchDock</name>
    <message>
        <source>Watch</source>
        <translation>Espions</translation>
    </message>
    <message>
        <source>Expressions whose values you want to see at every stop.</source>
        <translation>Les expressions dont vous voulez voir les valeurs à chaque arrêt.</translation>
    </message>
    <message>
        <source>Add Expression</source>
        <translation>Ajouter une expression</translation>
    </message>
    <message>
        <source>Remove All Expressions</source>
        <translation>Supprimer toutes les expressions</translation>
    </message>
    <message>
        <source>Expression to watch</source>
        <translation>Expression à espionner</translation>
    </message>
    <message>
        <source>Expression, such as req.query</source>
        <translation>Expression, par exemple req.query</translation>
    </message>
</context>
<context>
    <name>boucle::WelcomePage</name>
    <message>
        <source>The workbench for Node.js servers.</source>
        <translation>L’atelier des serveurs Node.js.</translation>
    </message>
    <message>
        <source>Open Folder…</source>
        <translation>Ouvrir un dossier…</translation>
    </message>
    <message>
        <source>Open File…</source>
        <translation>Ouvrir un fichier…</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Récents</translation>
    </message>
    <message>
        <source>%1 finds every command.</source>
        <translation>%1 trouve toutes les commandes.</translation>
    </message>
</context>
<context>
    <name>boucle::WorkView</name>
    <message>
        <source>Taking the last change back</source>
        <translation>Annulation de la dernière modification</translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation>Démarrage</translation>
    </message>
    <message>
        <source>Looking up packages</source>
        <translation>Recherche des paquets</translation>
    </message>
    <message>
        <source>Looking up %1</source>
        <translation>Recherche de %1</translation>
    </message>
    <message numerus="yes">
        <source>%n looked up</source>
        <translation>
            <numerusform>%n trouvé</numerusform>
            <numerusform>%n trouvés</numerusform>
        </translation>
    </message>
    <message>
        <source>Unpacking %1 of %2</source>
        <translation>Décompression&#xa0;: %1 sur %2</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Running install scripts</source>
        <translation>Exécution des scripts d’installation</translation>
    </message>
    <message>
        <source>Putting everything back</source>
        <translation>Remise en l’état</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Everything will be as it was</source>
        <translation>Tout sera comme avant</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>%1 · for %2 s</source>
        <translation>%1 · depuis %2 s</translation>
    </message>
</context>
<context>
    <name>boucle::app</name>
    <message>
        <source>--inspect-port is not available yet: it comes with the debugger. Run without it.</source>
        <translation>--inspect-port n’est pas encore disponible&#xa0;: cette option viendra avec le débogueur. Exécutez sans elle.</translation>
    </message>
    <message>
        <source>Unknown option %1 for exec. Options of the script come after it: boucle exec SCRIPT %1</source>
        <translation>Option %1 inconnue pour exec. Les options du script viennent après lui&#xa0;: boucle exec SCRIPT %1</translation>
    </message>
    <message>
        <source>%1 needs a value.</source>
        <translation>%1 demande une valeur.</translation>
    </message>
    <message>
        <source>exec needs a script: boucle exec SCRIPT [ARGUMENT …]</source>
        <translation>exec demande un script&#xa0;: boucle exec SCRIPT [ARGUMENT …]</translation>
    </message>
    <message>
        <source>Unknown option %1. See boucle --help.</source>
        <translation>Option %1 inconnue. Voir boucle --help.</translation>
    </message>
    <message>
        <source>One folder or file at a time: %1 is one too many.</source>
        <translation>Un seul dossier ou fichier à la fois&#xa0;: %1 est de trop.</translation>
    </message>
    <message>
        <source>%1 does not exist. Name a folder or a file.</source>
        <translation>%1 n’existe pas. Indiquez un dossier ou un fichier.</translation>
    </message>
    <message>
        <source>%1 cannot be read: you have no right to.</source>
        <translation>%1 ne peut pas être lu&#xa0;: vous n’en avez pas le droit.</translation>
    </message>
    <message>
        <source>%1. Waits for a change of its files.</source>
        <translation>%1. Attend un changement de ses fichiers.</translation>
    </message>
    <message>
        <source>The loop report %1 cannot be written: %2</source>
        <translation>Le rapport de boucle %1 ne peut pas être écrit&#xa0;: %2</translation>
    </message>
    <message>
        <source>packages needs one of: add, remove, update, install, ci, dedupe, list, search, outdated, audit, undo.</source>
        <translation>packages attend l’un de ces mots&#xa0;: add, remove, update, install, ci, dedupe, list, search, outdated, audit, undo.</translation>
    </message>
    <message>
        <source>--minimum-age needs a number of days.</source>
        <translation>--minimum-age attend un nombre de jours.</translation>
    </message>
    <message>
        <source>packages %1 needs a name.</source>
        <translation>packages %1 attend un nom.</translation>
    </message>
    <message>
        <source>Taken back: %1</source>
        <translation>Annulé&#xa0;: %1</translation>
    </message>
    <message>
        <source>this project</source>
        <translation>ce projet</translation>
    </message>
    <message>
        <source>%1 wants %2@%3</source>
        <translation>%1 demande %2@%3</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>absent</translation>
    </message>
    <message numerus="yes">
        <source>%n packages in all</source>
        <translation>
            <numerusform>%n paquet en tout</numerusform>
            <numerusform>%n paquets en tout</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>Rien n’a été trouvé.</translation>
    </message>
    <message>
        <source>This registry cannot be searched: only exact names are found.</source>
        <translation>Ce registre ne permet pas la recherche&#xa0;: seuls les noms exacts sont trouvés.</translation>
    </message>
    <message>
        <source>latest: %1</source>
        <translation>dernière&#xa0;: %1</translation>
    </message>
    <message>
        <source>Everything is up to date.</source>
        <translation>Tout est à jour.</translation>
    </message>
    <message>
        <source>through %1</source>
        <translation>par %1</translation>
    </message>
    <message>
        <source>Nothing that is known to be vulnerable.</source>
        <translation>Rien de connu comme vulnérable.</translation>
    </message>
    <message>
        <source>“%1” had been ended by force and was taken back first.</source>
        <translation>«&#xa0;%1&#xa0;» avait été interrompu de force et a d’abord été annulé.</translation>
    </message>
    <message>
        <source>Nothing had to be changed.</source>
        <translation>Il n’y avait rien à modifier.</translation>
    </message>
    <message>
        <source>%1 wants to run a script, and has not (--allow-scripts %1 lets it):</source>
        <translation>%1 veut exécuter un script, et ne l’a pas fait (--allow-scripts %1 le permet)&#xa0;:</translation>
    </message>
    <message>
        <source>looking up %1</source>
        <translation>recherche de %1</translation>
    </message>
    <message>
        <source>%1 of %2 packages, %3</source>
        <translation>%1 paquets sur %2, %3</translation>
    </message>
    <message>
        <source>running scripts</source>
        <translation>exécution des scripts</translation>
    </message>
    <message>
        <source>%1 is no folder.</source>
        <translation>%1 n’est pas un dossier.</translation>
    </message>
    <message>
        <source>Boucle, an IDE that lives inside the event loop of your Node.js server.

  boucle [FOLDER | FILE[:LINE]] [--run [NAME]] [--trust]
      Opens the window; --run starts the launch configuration NAME, or the first one;
      --trust says that the folder may run code, which is asked otherwise.

  boucle exec [--env-file FILE] [--require MODULE] [--import MODULE] SCRIPT [ARGUMENT …]
      Runs a script in the in-process runtime, without a window; the exit code is the
      script&apos;s.

  boucle exec --loop-report FILE … SCRIPT [ARGUMENT …]
      The same, and writes at its end what its event loop has done, as JSON: utilisation,
      delays, requests by route, and the lines that have blocked it.

  boucle exec --hot [--watch FILE] [--stop-before-start] … SCRIPT [ARGUMENT …]
      The same, and makes the running server the new one when a file of it is saved,
      without losing a request: by a live edit, or by a new generation that takes the
      sockets over. What each save did is said on stderr. --watch names files that it
      does not load; --stop-before-start lets only one generation run at a time.

  boucle packages (add | remove | update | install | ci | dedupe | list | search | outdated |
                   audit | undo) [PACKAGE …] [--json] [--folder FOLDER]
      Looks after a project&apos;s packages as npm does, in node_modules and package-lock.json;
      whatever ends it, the project is as before or as after. add has --dev, --optional,
      --peer and --exact, update has --latest, audit has --fix and --signatures. Install
      scripts do not run unless --allow-scripts NAME[,NAME] says so (. is the project);
      --minimum-age DAYS leaves newer versions out, but of --age-exceptions NAME[,NAME].

  boucle --version | --help
</source>
        <translation>Boucle, un environnement de développement au cœur de la boucle d’événements de votre serveur Node.js.

  boucle [DOSSIER | FICHIER[:LIGNE]] [--run [NOM]] [--trust]
      Ouvre la fenêtre&#xa0;; --run démarre la configuration d’exécution NOM, ou la première&#xa0;;
      --trust dit que le dossier peut exécuter du code, ce qui est demandé sinon.

  boucle exec [--env-file FICHIER] [--require MODULE] [--import MODULE] SCRIPT [ARGUMENT …]
      Exécute un script dans le processus, sans fenêtre&#xa0;; le code de sortie est celui
      du script.

  boucle exec --loop-report FICHIER … SCRIPT [ARGUMENT …]
      De même, et écrit à la fin, en JSON, ce que sa boucle d’événements a fait&#xa0;:
      utilisation, délais, requêtes par route, et les lignes qui l’ont bloquée.

  boucle exec --hot [--watch FICHIER] [--stop-before-start] … SCRIPT [ARGUMENT …]
      De même, et le serveur en cours devient le nouveau quand un de ses fichiers est
      enregistré, sans perdre une requête&#xa0;: par une modification à chaud, ou par une
      nouvelle génération qui reprend les sockets. Ce que chaque enregistrement a fait est
      dit sur stderr. --watch nomme des fichiers qu’il ne charge pas&#xa0;;
      --stop-before-start ne laisse tourner qu’une génération à la fois.

  boucle packages (add | remove | update | install | ci | dedupe | list | search | outdated |
                   audit | undo) [PAQUET …] [--json] [--folder DOSSIER]
      S’occupe des paquets d’un projet comme npm, dans node_modules et package-lock.json&#xa0;;
      quoi qui l’interrompe, le projet est comme avant ou comme après. add a --dev,
      --optional, --peer et --exact, update a --latest, audit a --fix et --signatures. Les
      scripts d’installation ne s’exécutent que si --allow-scripts NOM[,NOM] le dit
      (. est le projet)&#xa0;; --minimum-age JOURS laisse de côté les versions plus récentes,
      sauf celles de --age-exceptions NOM[,NOM].

  boucle --version | --help
</translation>
    </message>
    <message numerus="yes">
        <source>%n signatures verified</source>
        <translation>
            <numerusform>%n signature vérifiée</numerusform>
            <numerusform>%n signatures vérifiées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n packages of registries that publish no keys</source>
        <translation>
            <numerusform>%n paquet de registres qui ne publient pas de clés</numerusform>
            <numerusform>%n paquets de registres qui ne publient pas de clés</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2 is not signed</source>
        <translation>%1 %2 n’est pas signé</translation>
    </message>
    <message>
        <source>%1 %2 is not what its registry has signed</source>
        <translation>%1 %2 n’est pas ce que son registre a signé</translation>
    </message>
</context>
<context>
    <name>boucle::core</name>
    <message>
        <source>%1 was not saved: the disk is full. The file is as it was.</source>
        <translation>%1 n’a pas été enregistré&#xa0;: le disque est plein. Le fichier est resté tel quel.</translation>
    </message>
    <message>
        <source>%1 was not saved: it is on a read-only disk.</source>
        <translation>%1 n’a pas été enregistré&#xa0;: il est sur un disque en lecture seule.</translation>
    </message>
    <message>
        <source>%1 was not saved: no permission to write in its folder.</source>
        <translation>%1 n’a pas été enregistré&#xa0;: vous n’avez pas le droit d’écrire dans son dossier.</translation>
    </message>
    <message>
        <source>%1 was not saved: its folder does not exist.</source>
        <translation>%1 n’a pas été enregistré&#xa0;: son dossier n’existe pas.</translation>
    </message>
    <message>
        <source>%1 was not saved: %2.</source>
        <translation>%1 n’a pas été enregistré&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1 was not saved: it is not a regular file.</source>
        <translation>%1 n’a pas été enregistré&#xa0;: ce n’est pas un fichier ordinaire.</translation>
    </message>
    <message>
        <source>%1 was not saved: the file is read-only.</source>
        <translation>%1 n’a pas été enregistré&#xa0;: le fichier est en lecture seule.</translation>
    </message>
    <message>
        <source>%1 does not exist.</source>
        <translation>%1 n’existe pas.</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>accès refusé</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 ne peut pas être lu&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1 is a folder.</source>
        <translation>%1 est un dossier.</translation>
    </message>
    <message>
        <source>%1 is not a regular file.</source>
        <translation>%1 n’est pas un fichier ordinaire.</translation>
    </message>
    <message>
        <source>%1 is too large: it has %2 MiB, the limit is %3 MiB.</source>
        <translation>%1 est trop gros&#xa0;: il fait %2 Mio, la limite est de %3 Mio.</translation>
    </message>
    <message>
        <source>a string is not closed</source>
        <translation>une chaîne n’est pas fermée</translation>
    </message>
    <message>
        <source>a control character stands in a string</source>
        <translation>une chaîne contient un caractère de contrôle</translation>
    </message>
    <message>
        <source>a character is not UTF-8</source>
        <translation>un caractère n’est pas en UTF-8</translation>
    </message>
    <message>
        <source>a string has an escape that JSON does not know</source>
        <translation>une chaîne contient un échappement inconnu de JSON</translation>
    </message>
    <message>
        <source>“%1” is no number</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un nombre</translation>
    </message>
    <message>
        <source>the file ends too early</source>
        <translation>le fichier se termine trop tôt</translation>
    </message>
    <message>
        <source>“%1” is not JSON</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas du JSON</translation>
    </message>
    <message>
        <source>the file goes on with “%1” where it should end</source>
        <translation>le fichier continue avec «&#xa0;%1&#xa0;» là où il devrait se terminer</translation>
    </message>
    <message>
        <source>a comma stands before “}”</source>
        <translation>une virgule précède «&#xa0;}&#xa0;»</translation>
    </message>
    <message>
        <source>a comma stands before “]”</source>
        <translation>une virgule précède «&#xa0;]&#xa0;»</translation>
    </message>
    <message>
        <source>a name in double quotes is expected, not “%1”</source>
        <translation>un nom entre guillemets droits est attendu, pas «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>“:” is expected, not “%1”</source>
        <translation>«&#xa0;:&#xa0;» est attendu, pas «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>“,” or “}” is expected, not “%1”</source>
        <translation>«&#xa0;,&#xa0;» ou «&#xa0;}&#xa0;» est attendu, pas «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>“,” or “]” is expected, not “%1”</source>
        <translation>«&#xa0;,&#xa0;» ou «&#xa0;]&#xa0;» est attendu, pas «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>a value is expected, not “%1”</source>
        <translation>une valeur est attendue, pas «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>%1: line %2, column %3: %4.</source>
        <translation>%1&#xa0;: ligne %2, colonne %3&#xa0;: %4.</translation>
    </message>
    <message>
        <source>Unsaved text is not safe from a crash at the moment: %1</source>
        <translation>Le texte non enregistré n’est pas à l’abri d’un plantage en ce moment&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 ne peut pas être écrit.</translation>
    </message>
    <message>
        <source>Unsaved text in %1 cannot be read: %2.</source>
        <translation>Le texte non enregistré dans %1 ne peut pas être lu&#xa0;: %2.</translation>
    </message>
    <message>
        <source>A file of unsaved text is damaged; it is kept as %1.</source>
        <translation>Un fichier de texte non enregistré est endommagé&#xa0;; il est conservé sous %1.</translation>
    </message>
    <message>
        <source>%1 is too large to edit: it has %2 MiB, the limit is %3 MiB.</source>
        <translation>%1 est trop gros pour être modifié&#xa0;: il fait %2 Mio, la limite est de %3 Mio.</translation>
    </message>
    <message>
        <source>%1 is a binary file; only text can be edited.</source>
        <translation>%1 est un fichier binaire&#xa0;; seul du texte peut être modifié.</translation>
    </message>
    <message>
        <source>%1 was not saved: another program has changed it since it was opened.</source>
        <translation>%1 n’a pas été enregistré&#xa0;: un autre programme l’a modifié depuis son ouverture.</translation>
    </message>
    <message>
        <source>“%1” runs no script of package.json. Run it in a terminal.</source>
        <translation>«&#xa0;%1&#xa0;» n’exécute aucun script de package.json. Exécutez-le dans un terminal.</translation>
    </message>
    <message>
        <source>%1 chooses among several packages. Open the folder of the one to run.</source>
        <translation>%1 choisit parmi plusieurs paquets. Ouvrez le dossier de celui à exécuter.</translation>
    </message>
    <message>
        <source>package.json in %1 has no workspace “%2”.</source>
        <translation>Le fichier package.json de %1 n’a pas d’espace de travail «&#xa0;%2&#xa0;».</translation>
    </message>
    <message>
        <source>The script “%1” runs itself.</source>
        <translation>Le script «&#xa0;%1&#xa0;» s’exécute lui-même.</translation>
    </message>
    <message>
        <source>package.json in %1 has no script “%2”.</source>
        <translation>Le fichier package.json de %1 n’a pas de script «&#xa0;%2&#xa0;».</translation>
    </message>
    <message>
        <source>This script has no command.</source>
        <translation>Ce script n’a pas de commande.</translation>
    </message>
    <message>
        <source>This command has too many others in it.</source>
        <translation>Cette commande en contient trop d’autres.</translation>
    </message>
    <message>
        <source>The option %1 of “env” needs a shell. Run this script in a terminal.</source>
        <translation>L’option %1 de «&#xa0;env&#xa0;» demande un shell. Exécutez ce script dans un terminal.</translation>
    </message>
    <message>
        <source>The option %1 of “dotenv” is not supported in the IDE. Run this script in a terminal.</source>
        <translation>L’option %1 de «&#xa0;dotenv&#xa0;» n’est pas prise en charge dans l’environnement. Exécutez ce script dans un terminal.</translation>
    </message>
    <message>
        <source>The option %1 of “npx” is not supported in the IDE. Run this script in a terminal.</source>
        <translation>L’option %1 de «&#xa0;npx&#xa0;» n’est pas prise en charge dans l’environnement. Exécutez ce script dans un terminal.</translation>
    </message>
    <message>
        <source>This command gives node no file to run: %1</source>
        <translation>Cette commande ne donne à node aucun fichier à exécuter&#xa0;: %1</translation>
    </message>
    <message>
        <source>package.json names %1 as main, but %2 does not exist. Build the project first if a build makes it.</source>
        <translation>Le champ main de package.json désigne %1, mais %2 n’existe pas. Construisez d’abord le projet si c’est la construction qui le crée.</translation>
    </message>
    <message>
        <source>The folder %1 does not exist.</source>
        <translation>Le dossier %1 n’existe pas.</translation>
    </message>
    <message>
        <source>%1 is not a folder.</source>
        <translation>%1 n’est pas un dossier.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be read: permission denied.</source>
        <translation>Le dossier %1 ne peut pas être lu&#xa0;: accès refusé.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be read: %2.</source>
        <translation>Le dossier %1 ne peut pas être lu&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1 is no JavaScript program: node cannot run it in the IDE. Run it in a terminal.</source>
        <translation>%1 n’est pas un programme JavaScript&#xa0;: node ne peut pas l’exécuter dans l’environnement. Exécutez-le dans un terminal.</translation>
    </message>
    <message>
        <source>%1 is not installed in this project: run “npm install” first.</source>
        <translation>%1 n’est pas installé dans ce projet&#xa0;: exécutez d’abord «&#xa0;npm install&#xa0;».</translation>
    </message>
    <message>
        <source>The environment file of this run cannot be used: %1</source>
        <translation>Le fichier d’environnement de cette exécution est inutilisable&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 does not exist. Build the project first if a build makes it.</source>
        <translation>%1 n’existe pas. Construisez d’abord le projet si c’est la construction qui le crée.</translation>
    </message>
    <message>
        <source>%1 is not a file.</source>
        <translation>%1 n’est pas un fichier.</translation>
    </message>
    <message>
        <source>%1 cannot be read: permission denied.</source>
        <translation>%1 ne peut pas être lu&#xa0;: accès refusé.</translation>
    </message>
    <message>
        <source>The working folder of this run, %1, does not exist.</source>
        <translation>Le dossier de travail de cette exécution, %1, n’existe pas.</translation>
    </message>
    <message>
        <source>%1 can only be set on node&apos;s own command line, which servers in the IDE share. Run this in a separate process.</source>
        <translation>%1 ne peut être donné que sur la ligne de commande de node, que les serveurs de l’environnement partagent. Exécutez ceci dans un processus séparé.</translation>
    </message>
    <message>
        <source>launch.json: the variable %1 of “%2” has no value here.</source>
        <translation>launch.json&#xa0;: la variable %1 de «&#xa0;%2&#xa0;» n’a pas de valeur ici.</translation>
    </message>
    <message>
        <source>“%1” should be a list</source>
        <translation>«&#xa0;%1&#xa0;» devrait être une liste</translation>
    </message>
    <message>
        <source>an object in braces is expected</source>
        <translation>un objet entre accolades est attendu</translation>
    </message>
    <message>
        <source>“%1” should be a string</source>
        <translation>«&#xa0;%1&#xa0;» devrait être une chaîne</translation>
    </message>
    <message>
        <source>“%1” should be an object</source>
        <translation>«&#xa0;%1&#xa0;» devrait être un objet</translation>
    </message>
    <message>
        <source>“%1” in “%2” should be a string</source>
        <translation>«&#xa0;%1&#xa0;» dans «&#xa0;%2&#xa0;» devrait être une chaîne</translation>
    </message>
    <message>
        <source>Nothing to run was found in %1: give package.json a start script, or open a file and run it.</source>
        <translation>Rien à exécuter n’a été trouvé dans %1&#xa0;: donnez un script start à package.json, ou ouvrez un fichier et exécutez-le.</translation>
    </message>
    <message>
        <source>%1 is no JavaScript or TypeScript file that node can run.</source>
        <translation>%1 n’est pas un fichier JavaScript ou TypeScript que node peut exécuter.</translation>
    </message>
    <message>
        <source>This script needs a shell: %1. Only one command at a time runs in the IDE; run the server&apos;s own command, or this script in a terminal.</source>
        <translation>Ce script demande un shell&#xa0;: %1. Une seule commande à la fois s’exécute dans l’environnement&#xa0;; exécutez la commande du serveur lui-même, ou ce script dans un terminal.</translation>
    </message>
    <message>
        <source>it has several commands</source>
        <translation>il a plusieurs commandes</translation>
    </message>
    <message>
        <source>it uses the output of another command</source>
        <translation>il utilise la sortie d’une autre commande</translation>
    </message>
    <message>
        <source>it has a file name pattern (%1)</source>
        <translation>il a un motif de noms de fichiers (%1)</translation>
    </message>
    <message>
        <source>it has several commands (%1)</source>
        <translation>il a plusieurs commandes (%1)</translation>
    </message>
    <message>
        <source>it has a pipe (|)</source>
        <translation>il a un tube (|)</translation>
    </message>
    <message>
        <source>it starts a command in the background (&amp;)</source>
        <translation>il lance une commande en arrière-plan (&amp;)</translation>
    </message>
    <message>
        <source>it redirects input or output (%1)</source>
        <translation>il redirige l’entrée ou la sortie (%1)</translation>
    </message>
    <message>
        <source>it has a group of commands (%1)</source>
        <translation>il a un groupe de commandes (%1)</translation>
    </message>
    <message>
        <source>a quote is not closed (&apos;)</source>
        <translation>un guillemet n’est pas fermé (&apos;)</translation>
    </message>
    <message>
        <source>a quote is not closed (&quot;)</source>
        <translation>un guillemet n’est pas fermé (&quot;)</translation>
    </message>
    <message>
        <source>it uses a parameter of the shell ($%1)</source>
        <translation>il utilise un paramètre du shell ($%1)</translation>
    </message>
    <message>
        <source>it computes a value (${…})</source>
        <translation>il calcule une valeur (${…})</translation>
    </message>
    <message>
        <source>it has a statement (%1)</source>
        <translation>il a une instruction (%1)</translation>
    </message>
    <message>
        <source>The list of trusted folders cannot be saved: %1</source>
        <translation>La liste des dossiers de confiance ne peut pas être enregistrée&#xa0;: %1</translation>
    </message>
    <message>
        <source>The list of trusted folders, %1, is damaged and cannot be put aside.</source>
        <translation>La liste des dossiers de confiance, %1, est endommagée et ne peut pas être mise de côté.</translation>
    </message>
    <message>
        <source>The list of trusted folders was damaged; it is kept as %1. No folder is trusted now.</source>
        <translation>La liste des dossiers de confiance était endommagée&#xa0;; elle est conservée sous %1. Aucun dossier n’est de confiance à présent.</translation>
    </message>
    <message>
        <source>%1 is trusted because %2 is; revoke that one.</source>
        <translation>%1 est de confiance parce que %2 l’est&#xa0;; retirez la confiance à celui-là.</translation>
    </message>
    <message>
        <source>%1 cannot be made.</source>
        <translation>%1 ne peut pas être créé.</translation>
    </message>
    <message>
        <source>another Boucle holds it.</source>
        <translation>un autre Boucle l’utilise.</translation>
    </message>
    <message>
        <source>Exited with code %1</source>
        <translation>Terminé avec le code %1</translation>
    </message>
    <message>
        <source>Ended by an uncaught error (code %1)</source>
        <translation>Terminé par une erreur non interceptée (code %1)</translation>
    </message>
    <message>
        <source>Ended by an uncaught error (code %1): %2</source>
        <translation>Terminé par une erreur non interceptée (code %1)&#xa0;: %2</translation>
    </message>
    <message>
        <source>Ended itself with the signal %1</source>
        <translation>S’est terminé lui-même avec le signal %1</translation>
    </message>
    <message>
        <source>Out of memory: the JavaScript heap reached its limit of %1 MiB</source>
        <translation>Mémoire épuisée&#xa0;: le tas JavaScript a atteint sa limite de %1 Mio</translation>
    </message>
    <message>
        <source>Out of memory: buffers reached their limit of %1 MiB</source>
        <translation>Mémoire épuisée&#xa0;: les tampons ont atteint leur limite de %1 Mio</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>an assertion of the engine</source>
        <translation>une assertion du moteur</translation>
    </message>
    <message>
        <source>Crashed in native code (%1). The other servers go on; restart Boucle when it suits you.</source>
        <translation>Planté dans du code natif (%1). Les autres serveurs continuent&#xa0;; redémarrez Boucle quand cela vous convient.</translation>
    </message>
    <message>
        <source>Crashed in native code (%1): %2. The other servers go on; restart Boucle when it suits you.</source>
        <translation>Planté dans du code natif (%1)&#xa0;: %2. Les autres serveurs continuent&#xa0;; redémarrez Boucle quand cela vous convient.</translation>
    </message>
    <message>
        <source>Stopped, but its thread still waits in native code; restart Boucle when it suits you</source>
        <translation>Arrêté, mais son fil attend encore dans du code natif&#xa0;; redémarrez Boucle quand cela vous convient</translation>
    </message>
    <message>
        <source>Could not start: %1</source>
        <translation>N’a pas pu démarrer&#xa0;: %1</translation>
    </message>
    <message>
        <source>Port %1 is already in use by another program. Stop that program, or let the server listen on another port.</source>
        <translation>Le port %1 est déjà utilisé par un autre programme. Arrêtez ce programme, ou faites écouter le serveur sur un autre port.</translation>
    </message>
    <message>
        <source>Port %1 is already in use by another server that runs in Boucle. Stop that server, or let this one listen on another port.</source>
        <translation>Le port %1 est déjà utilisé par un autre serveur qui s’exécute dans Boucle. Arrêtez ce serveur, ou faites écouter celui-ci sur un autre port.</translation>
    </message>
    <message>
        <source>Port %1 is already in use by %2 (process %3). Stop that program, or let the server listen on another port.</source>
        <translation>Le port %1 est déjà utilisé par %2 (processus %3). Arrêtez ce programme, ou faites écouter le serveur sur un autre port.</translation>
    </message>
    <message>
        <source>This server changed the working directory to %1. Other servers run in the same process and share it; run it in a separate process if they mind.</source>
        <translation>Ce serveur a changé le répertoire de travail pour %1. D’autres serveurs s’exécutent dans le même processus et le partagent&#xa0;; exécutez celui-ci dans un processus séparé si cela les gêne.</translation>
    </message>
    <message>
        <source>Open descriptors near the limit: %1. Sockets and files will soon fail to open.</source>
        <translation>Les descripteurs ouverts approchent de la limite&#xa0;: %1. Des sockets et des fichiers ne pourront bientôt plus s’ouvrir.</translation>
    </message>
    <message>
        <source>%1 was refused: it would change the whole process, other servers and Boucle included. Run this server in a separate process to use it.</source>
        <translation>%1 a été refusé&#xa0;: cela changerait tout le processus, avec les autres serveurs et Boucle. Exécutez ce serveur dans un processus séparé pour l’utiliser.</translation>
    </message>
    <message>
        <source>This server tried to close descriptor %1, which belongs to Boucle; refused.</source>
        <translation>Ce serveur a tenté de fermer le descripteur %1, qui appartient à Boucle&#xa0;; refusé.</translation>
    </message>
    <message>
        <source>Native code crashed (%1) in a thread that all servers share. The thread was stopped; restart Boucle when it suits you.</source>
        <translation>Du code natif a planté (%1) dans un fil que tous les serveurs partagent. Ce fil a été arrêté&#xa0;; redémarrez Boucle quand cela vous convient.</translation>
    </message>
    <message>
        <source>%1 is already running.</source>
        <translation>%1 est déjà en cours d’exécution.</translation>
    </message>
    <message>
        <source>Stopping: blocked in native code</source>
        <translation>Arrêt en cours&#xa0;: bloqué dans du code natif</translation>
    </message>
    <message>
        <source>%1 · in the IDE · %2</source>
        <translation>%1 · dans l’environnement · %2</translation>
    </message>
    <message>
        <source>Ready in %1 ms</source>
        <translation>Prêt en %1 ms</translation>
    </message>
    <message>
        <source>“%1” could not be started: %2.</source>
        <translation>«&#xa0;%1&#xa0;» n’a pas pu être lancé&#xa0;: %2.</translation>
    </message>
    <message>
        <source>“%1” was ended by a signal.</source>
        <translation>«&#xa0;%1&#xa0;» a été interrompu par un signal.</translation>
    </message>
    <message>
        <source>“%1” failed with exit code %2.</source>
        <translation>«&#xa0;%1&#xa0;» a échoué avec le code de sortie %2.</translation>
    </message>
    <message>
        <source>%1 · before it: %2</source>
        <translation>%1 · au préalable&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>%1 manque</translation>
    </message>
    <message>
        <source>%1 is not a string</source>
        <translation>%1 n’est pas une chaîne</translation>
    </message>
    <message>
        <source>%1 is not base64</source>
        <translation>%1 n’est pas en base64</translation>
    </message>
    <message>
        <source>%1 is neither true nor false</source>
        <translation>%1 n’est ni vrai ni faux</translation>
    </message>
    <message>
        <source>%1 is not a whole number of 32 bits</source>
        <translation>%1 n’est pas un entier de 32 bits</translation>
    </message>
    <message>
        <source>%1 is not a number</source>
        <translation>%1 n’est pas un nombre</translation>
    </message>
    <message>
        <source>%1 is not an object</source>
        <translation>%1 n’est pas un objet</translation>
    </message>
    <message>
        <source>%1 is not an array</source>
        <translation>%1 n’est pas un tableau</translation>
    </message>
    <message>
        <source>the value</source>
        <translation>la valeur</translation>
    </message>
    <message>
        <source>it does not speak the debugging protocol (%1)</source>
        <translation>il ne parle pas le protocole de débogage (%1)</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 Mio</translation>
    </message>
    <message>
        <source>The answer is too large to be shown: %1.</source>
        <translation>La réponse est trop grande pour être affichée&#xa0;: %1.</translation>
    </message>
    <message>
        <source>refused without a reason</source>
        <translation>refusé sans raison</translation>
    </message>
    <message>
        <source>a message is nested too deeply</source>
        <translation>un message est trop profondément imbriqué</translation>
    </message>
    <message>
        <source>a message is not JSON</source>
        <translation>un message n’est pas du JSON</translation>
    </message>
    <message>
        <source>a message is not a JSON object</source>
        <translation>un message n’est pas un objet JSON</translation>
    </message>
    <message>
        <source>a message&apos;s session is not a string</source>
        <translation>la session d’un message n’est pas une chaîne</translation>
    </message>
    <message>
        <source>an event&apos;s name is not a string</source>
        <translation>le nom d’un événement n’est pas une chaîne</translation>
    </message>
    <message>
        <source>a message is neither an event nor an answer</source>
        <translation>un message n’est ni un événement ni une réponse</translation>
    </message>
    <message>
        <source>an answer&apos;s id is not a call&apos;s</source>
        <translation>l’identifiant d’une réponse n’est celui d’aucun appel</translation>
    </message>
    <message>
        <source>%1 was not answered in time</source>
        <translation>%1 est resté sans réponse à temps</translation>
    </message>
    <message>
        <source>%1 was not answered: %2</source>
        <translation>%1 est resté sans réponse&#xa0;: %2</translation>
    </message>
    <message>
        <source>the worker has ended</source>
        <translation>le worker s’est terminé</translation>
    </message>
    <message>
        <source>the debugger has let go of the worker</source>
        <translation>le débogueur a lâché le worker</translation>
    </message>
    <message>
        <source>“%1” is no hit count: write 5, &gt;= 5, &gt; 5, = 5, or % 5 for every fifth hit.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un nombre de passages&#xa0;: écrivez 5, &gt;= 5, &gt; 5, = 5, ou % 5 pour un passage sur cinq.</translation>
    </message>
    <message>
        <source>No server is running.</source>
        <translation>Aucun serveur n’est en cours.</translation>
    </message>
    <message>
        <source>The server has not loaded this file.</source>
        <translation>Le serveur n’a pas chargé ce fichier.</translation>
    </message>
    <message>
        <source>The server has loaded no function of this name.</source>
        <translation>Le serveur n’a chargé aucune fonction de ce nom.</translation>
    </message>
    <message>
        <source>There is no code on this line or behind it.</source>
        <translation>Il n’y a pas de code sur cette ligne ni après elle.</translation>
    </message>
    <message>
        <source>The server runs the file as it was before this line was written.</source>
        <translation>Le serveur exécute le fichier tel qu’il était avant que cette ligne soit écrite.</translation>
    </message>
    <message>
        <source>The breakpoint is disabled.</source>
        <translation>Le point d’arrêt est désactivé.</translation>
    </message>
    <message>
        <source>The engine refused the breakpoint: %1</source>
        <translation>Le moteur a refusé le point d’arrêt&#xa0;: %1</translation>
    </message>
    <message>
        <source>It is disabled. Tick its box in Breakpoints to enable it.</source>
        <translation>Il est désactivé. Cochez sa case dans Points d’arrêt pour l’activer.</translation>
    </message>
    <message>
        <source>No server runs that could reach it. Run one.</source>
        <translation>Aucun serveur en cours ne peut l’atteindre. Exécutez-en un.</translation>
    </message>
    <message>
        <source>Its condition is wrong: %1</source>
        <translation>Sa condition est incorrecte&#xa0;: %1</translation>
    </message>
    <message>
        <source>The server runs the text of %1 as it was before it was edited, which has no such line. Save and restart the server.</source>
        <translation>Le serveur exécute le texte de %1 tel qu’il était avant sa modification, qui n’a pas cette ligne. Enregistrez et redémarrez le serveur.</translation>
    </message>
    <message>
        <source>There is no code at this line, nor behind it.</source>
        <translation>Il n’y a pas de code à cette ligne, ni après elle.</translation>
    </message>
    <message>
        <source>The server has not loaded this file, but another one of the same name: %1.</source>
        <translation>Le serveur n’a pas chargé ce fichier, mais un autre du même nom&#xa0;: %1.</translation>
    </message>
    <message>
        <source>No script that was loaded has a function called %1.</source>
        <translation>Aucun script chargé n’a de fonction nommée %1.</translation>
    </message>
    <message>
        <source>No server has loaded %1 yet. It is set when that happens.</source>
        <translation>Aucun serveur n’a encore chargé %1. Il sera posé à ce moment-là.</translation>
    </message>
    <message numerus="yes">
        <source>It was reached %n time(s) in this run.</source>
        <translation>
            <numerusform>Il a été atteint %n fois pendant cette exécution.</numerusform>
            <numerusform>Il a été atteint %n fois pendant cette exécution.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It was reached, and its condition failed %n time(s): %1</source>
        <translation>
            <numerusform>Il a été atteint, et sa condition a échoué %n fois&#xa0;: %1</numerusform>
            <numerusform>Il a été atteint, et sa condition a échoué %n fois&#xa0;: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It was reached, and its condition was false %n time(s).</source>
        <translation>
            <numerusform>Il a été atteint, et sa condition était fausse %n fois.</numerusform>
            <numerusform>Il a été atteint, et sa condition était fausse %n fois.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It was reached %n time(s), by requests that it is not for.</source>
        <translation>
            <numerusform>Il a été atteint %n fois, par des requêtes qui ne le concernent pas.</numerusform>
            <numerusform>Il a été atteint %n fois, par des requêtes qui ne le concernent pas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It was reached %n time(s), and waits for more.</source>
        <translation>
            <numerusform>Il a été atteint %n fois, et en attend davantage.</numerusform>
            <numerusform>Il a été atteint %n fois, et en attend davantage.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is wrong with it: the program has not come there yet.</source>
        <translation>Tout va bien&#xa0;: le programme n’est pas encore passé par là.</translation>
    </message>
    <message>
        <source>It is gone.</source>
        <translation>Il n’existe plus.</translation>
    </message>
    <message>
        <source>There is no code at this line: it stands at line %1.</source>
        <translation>Il n’y a pas de code à cette ligne&#xa0;: il se trouve à la ligne %1.</translation>
    </message>
    <message>
        <source>All exceptions</source>
        <translation>Toutes les exceptions</translation>
    </message>
    <message>
        <source>Uncaught exceptions</source>
        <translation>Exceptions non interceptées</translation>
    </message>
    <message>
        <source>The breakpoints of this project cannot be read, and changes to them will not be kept: %1</source>
        <translation>Les points d’arrêt de ce projet ne peuvent pas être lus, et leurs changements ne seront pas gardés&#xa0;: %1</translation>
    </message>
    <message>
        <source>The breakpoints of this project, %1, are damaged and cannot be put aside; changes to them will not be kept.</source>
        <translation>Les points d’arrêt de ce projet, %1, sont endommagés et ne peuvent pas être mis de côté&#xa0;; leurs changements ne seront pas gardés.</translation>
    </message>
    <message>
        <source>The breakpoints of this project were damaged; they are kept as %1.</source>
        <translation>Les points d’arrêt de ce projet étaient endommagés&#xa0;; ils sont gardés sous %1.</translation>
    </message>
    <message>
        <source>The breakpoints cannot be saved: %1</source>
        <translation>Les points d’arrêt ne peuvent pas être enregistrés&#xa0;: %1</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Interrompu</translation>
    </message>
    <message>
        <source>Nothing is paused.</source>
        <translation>Rien n’est suspendu.</translation>
    </message>
    <message>
        <source>No running server has a script called %1.</source>
        <translation>Aucun serveur en cours n’a de script nommé %1.</translation>
    </message>
    <message>
        <source>worker %1</source>
        <translation>worker %1</translation>
    </message>
    <message>
        <source>The evaluation took too long and was ended.</source>
        <translation>L’évaluation a duré trop longtemps et a été interrompue.</translation>
    </message>
    <message>
        <source>This value no longer exists.</source>
        <translation>Cette valeur n’existe plus.</translation>
    </message>
    <message>
        <source>Its value is not known without running code that may change something.</source>
        <translation>Sa valeur n’est pas connue sans exécuter du code qui pourrait changer quelque chose.</translation>
    </message>
    <message>
        <source>Paused on breakpoint</source>
        <translation>Suspendu sur un point d’arrêt</translation>
    </message>
    <message>
        <source>Paused after a step</source>
        <translation>Suspendu après un pas</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Suspendu</translation>
    </message>
    <message>
        <source>Paused on exception</source>
        <translation>Suspendu sur une exception</translation>
    </message>
    <message>
        <source>Paused on uncaught exception</source>
        <translation>Suspendu sur une exception non interceptée</translation>
    </message>
    <message>
        <source>Paused on unhandled rejection</source>
        <translation>Suspendu sur un rejet non traité</translation>
    </message>
    <message>
        <source>Paused on debugger statement</source>
        <translation>Suspendu sur une instruction debugger</translation>
    </message>
    <message>
        <source>Paused before running out of memory</source>
        <translation>Suspendu avant de manquer de mémoire</translation>
    </message>
    <message>
        <source>The text of the script is not to be had: %1</source>
        <translation>Le texte du script est introuvable&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1: the source map in it is no data URL.</source>
        <translation>%1&#xa0;: la carte source qu’il contient n’est pas une URL de données.</translation>
    </message>
    <message>
        <source>%1: the source map in it is no base64.</source>
        <translation>%1&#xa0;: la carte source qu’il contient n’est pas en base64.</translation>
    </message>
    <message>
        <source>%1: its source map, %2, is no file.</source>
        <translation>%1&#xa0;: sa carte source, %2, n’est pas un fichier.</translation>
    </message>
    <message>
        <source>%1: its source map cannot be read: %2</source>
        <translation>%1&#xa0;: sa carte source ne peut pas être lue&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 is no usable source map: %2.</source>
        <translation>%1 n’est pas une carte source utilisable&#xa0;: %2.</translation>
    </message>
    <message>
        <source>it is not a JSON object</source>
        <translation>ce n’est pas un objet JSON</translation>
    </message>
    <message>
        <source>its version is not 3</source>
        <translation>sa version n’est pas 3</translation>
    </message>
    <message>
        <source>“sections” is not an array</source>
        <translation>«&#xa0;sections&#xa0;» n’est pas un tableau</translation>
    </message>
    <message>
        <source>sections[%1] has no offset with a line and a column</source>
        <translation>sections[%1] n’a pas de décalage avec une ligne et une colonne</translation>
    </message>
    <message>
        <source>sections[%1] begins before the section in front of it</source>
        <translation>sections[%1] commence avant la section qui la précède</translation>
    </message>
    <message>
        <source>sections[%1] has no map of its own</source>
        <translation>sections[%1] n’a pas de carte à elle</translation>
    </message>
    <message>
        <source>sections[%1]: %2</source>
        <translation>sections[%1]&#xa0;: %2</translation>
    </message>
    <message>
        <source>“mappings” is not a string</source>
        <translation>«&#xa0;mappings&#xa0;» n’est pas une chaîne</translation>
    </message>
    <message>
        <source>“sources” is not an array</source>
        <translation>«&#xa0;sources&#xa0;» n’est pas un tableau</translation>
    </message>
    <message>
        <source>“sourceRoot” is not a string</source>
        <translation>«&#xa0;sourceRoot&#xa0;» n’est pas une chaîne</translation>
    </message>
    <message>
        <source>“sourcesContent” is not an array</source>
        <translation>«&#xa0;sourcesContent&#xa0;» n’est pas un tableau</translation>
    </message>
    <message>
        <source>sources[%1] is not a string</source>
        <translation>sources[%1] n’est pas une chaîne</translation>
    </message>
    <message>
        <source>sourcesContent[%1] is not a string</source>
        <translation>sourcesContent[%1] n’est pas une chaîne</translation>
    </message>
    <message>
        <source>mapping “%1” of the generated line %2 %3</source>
        <translation>la correspondance «&#xa0;%1&#xa0;» de la ligne générée %2 %3</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>ne peut pas être lue</translation>
    </message>
    <message>
        <source>leads to a place that does not exist</source>
        <translation>mène à un endroit qui n’existe pas</translation>
    </message>
    <message>
        <source>has a source that is not in the list</source>
        <translation>a une source qui n’est pas dans la liste</translation>
    </message>
    <message>
        <source>it has more than %1 mappings</source>
        <translation>elle a plus de %1 correspondances</translation>
    </message>
    <message>
        <source>The value is too large to be copied as JSON.</source>
        <translation>La valeur est trop grande pour être copiée en JSON.</translation>
    </message>
    <message>
        <source>not available here</source>
        <translation>non disponible ici</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Local</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloc</translation>
    </message>
    <message>
        <source>Closure</source>
        <translation>Fermeture</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>Module</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Script</translation>
    </message>
    <message>
        <source>Eval</source>
        <translation>Eval</translation>
    </message>
    <message>
        <source>Global</source>
        <translation>Global</translation>
    </message>
    <message>
        <source>Exception</source>
        <translation>Exception</translation>
    </message>
    <message>
        <source>Return value</source>
        <translation>Valeur de retour</translation>
    </message>
    <message>
        <source>the debugger has let go of the server</source>
        <translation>le débogueur a lâché le serveur</translation>
    </message>
    <message>
        <source>the thread that carries the debugger has stopped (%1); restart Boucle to debug again</source>
        <translation>le fil qui porte le débogueur s’est arrêté (%1)&#xa0;; redémarrez Boucle pour déboguer à nouveau</translation>
    </message>
    <message>
        <source>This server runs, but it cannot be debugged: %1</source>
        <translation>Ce serveur est en cours, mais il ne peut pas être débogué&#xa0;: %1</translation>
    </message>
    <message>
        <source>The program has ended.</source>
        <translation>Le programme est terminé.</translation>
    </message>
    <message>
        <source>Nothing runs that could evaluate this.</source>
        <translation>Rien ne s’exécute qui puisse évaluer ceci.</translation>
    </message>
    <message>
        <source>Another evaluation is still running.</source>
        <translation>Une autre évaluation est encore en cours.</translation>
    </message>
    <message>
        <source>Uncaught %1</source>
        <translation>Non interceptée&#xa0;: %1</translation>
    </message>
    <message>
        <source>This has no value before it is run.</source>
        <translation>Ceci n’a pas de valeur avant d’être exécuté.</translation>
    </message>
    <message>
        <source>This value cannot be changed.</source>
        <translation>Cette valeur ne peut pas être modifiée.</translation>
    </message>
    <message>
        <source>Getters</source>
        <translation>Accesseurs</translation>
    </message>
    <message>
        <source>Catch</source>
        <comment>scope of variables</comment>
        <translation>Catch</translation>
    </message>
    <message>
        <source>With</source>
        <comment>scope of variables</comment>
        <translation>With</translation>
    </message>
    <message>
        <source>No longer attached: %1</source>
        <translation>Plus attaché&#xa0;: %1</translation>
    </message>
    <message>
        <source>the process has ended, or has closed its inspector</source>
        <translation>le processus est terminé, ou a fermé son inspecteur</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 ne répond pas</translation>
    </message>
    <message>
        <source>what listens at %1 is no inspector of node; start the process with --inspect</source>
        <translation>ce qui écoute sur %1 n’est pas un inspecteur de node&#xa0;; démarrez le processus avec --inspect</translation>
    </message>
    <message>
        <source>“%1” is no address of an inspector; write host:port, or ws://host:port/id</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas l’adresse d’un inspecteur&#xa0;; écrivez hôte:port, ou ws://hôte:port/id</translation>
    </message>
    <message>
        <source>its program is not node, or is older than node 14</source>
        <translation>son programme n’est pas node, ou est plus ancien que node 14</translation>
    </message>
    <message>
        <source>The process %1 has ended, or does not let debuggers in. Start it with --inspect.</source>
        <translation>Le processus %1 est terminé, ou ne laisse pas entrer de débogueur. Démarrez-le avec --inspect.</translation>
    </message>
    <message>
        <source>%1 · in a separate process · %2</source>
        <translation>%1 · dans un processus séparé · %2</translation>
    </message>
    <message>
        <source>%1 · attached to %2</source>
        <translation>%1 · attaché à %2</translation>
    </message>
    <message>
        <source>process %1</source>
        <translation>processus %1</translation>
    </message>
    <message>
        <source>%1 is no program that could run this. Choose another node in “Runs In…”, or the bundled one.</source>
        <translation>%1 n’est pas un programme qui puisse exécuter ceci. Choisissez un autre node dans «&#xa0;Exécuter dans…&#xa0;», ou celui de Boucle.</translation>
    </message>
    <message>
        <source>“%1” attaches to a process, but does not say where its inspector is. Enter host:port in “Runs In…”.</source>
        <translation>«&#xa0;%1&#xa0;» s’attache à un processus, mais ne dit pas où est son inspecteur. Saisissez hôte:port dans «&#xa0;Exécuter dans…&#xa0;».</translation>
    </message>
    <message>
        <source>“%1” is no flag to run a script with. Write flags of node only, such as --max-old-space-size=4096.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une option pour exécuter un script. N’écrivez que des options de node, comme --max-old-space-size=4096.</translation>
    </message>
    <message>
        <source>“%1” is no method of a request, such as GET or POST.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une méthode de requête, comme GET ou POST.</translation>
    </message>
    <message>
        <source>The path of a request begins with a slash: /%1</source>
        <translation>Le chemin d’une requête commence par une barre oblique&#xa0;: /%1</translation>
    </message>
    <message>
        <source>The query does not take part in the path: leave out what follows “%1”.</source>
        <translation>La partie requête ne compte pas dans le chemin&#xa0;: retirez ce qui suit «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>“%1” is no name of a header, such as content-type.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un nom d’en-tête, comme content-type.</translation>
    </message>
    <message>
        <source>Which header should contain that?</source>
        <translation>Quel en-tête doit contenir cela&#xa0;?</translation>
    </message>
    <message>
        <source>So much is written that values cannot be opened here until it is less.</source>
        <translation>Il s’écrit tant de choses que les valeurs ne peuvent pas être ouvertes ici jusqu’à ce qu’il y en ait moins.</translation>
    </message>
    <message>
        <source>nothing has changed</source>
        <translation>rien n’a changé</translation>
    </message>
    <message>
        <source>only comments, formatting or types have changed</source>
        <translation>seuls des commentaires, la mise en forme ou des types ont changé</translation>
    </message>
    <message>
        <source>function bodies</source>
        <translation>corps de fonctions</translation>
    </message>
    <message>
        <source>function bodies: %1</source>
        <translation>corps de fonctions&#xa0;: %1</translation>
    </message>
    <message>
        <source>syntax error: %1</source>
        <translation>erreur de syntaxe&#xa0;: %1</translation>
    </message>
    <message>
        <source>an import has changed</source>
        <translation>une importation a changé</translation>
    </message>
    <message>
        <source>an export has changed</source>
        <translation>une exportation a changé</translation>
    </message>
    <message>
        <source>a decorator has changed</source>
        <translation>un décorateur a changé</translation>
    </message>
    <message>
        <source>a directive has changed</source>
        <translation>une directive a changé</translation>
    </message>
    <message>
        <source>an enum has changed</source>
        <translation>une énumération a changé</translation>
    </message>
    <message>
        <source>what a class consists of has changed</source>
        <translation>la composition d’une classe a changé</translation>
    </message>
    <message>
        <source>the parameters or the kind of a function have changed</source>
        <translation>les paramètres ou la nature d’une fonction ont changé</translation>
    </message>
    <message>
        <source>code outside of functions has changed</source>
        <translation>du code hors des fonctions a changé</translation>
    </message>
    <message>
        <source>a function that runs while the module is loaded has changed</source>
        <translation>une fonction exécutée au chargement du module a changé</translation>
    </message>
    <message>
        <source>what a function registers has changed</source>
        <translation>ce qu’une fonction enregistre a changé</translation>
    </message>
    <message>
        <source>closures hold other variables than before</source>
        <translation>des fermetures retiennent d’autres variables qu’avant</translation>
    </message>
    <message>
        <source>the file uses eval or with</source>
        <translation>le fichier utilise eval ou with</translation>
    </message>
    <message>
        <source>the engine cannot tell this change from the code around it</source>
        <translation>le moteur ne distingue pas ce changement du code qui l’entoure</translation>
    </message>
    <message>
        <source>the kind of the module has changed</source>
        <translation>la nature du module a changé</translation>
    </message>
    <message>
        <source>it is read at the start</source>
        <translation>il est lu au démarrage</translation>
    </message>
    <message>
        <source>the text before was no program</source>
        <translation>le texte précédent n’était pas un programme</translation>
    </message>
    <message>
        <source>the change could not be compared</source>
        <translation>le changement n’a pas pu être comparé</translation>
    </message>
    <message>
        <source>%1 (line %2)</source>
        <translation>%1 (ligne %2)</translation>
    </message>
    <message>
        <source>it runs in a worker thread</source>
        <translation>il s’exécute dans un thread worker</translation>
    </message>
    <message>
        <source>no debugger reaches the server</source>
        <translation>aucun débogueur n’atteint le serveur</translation>
    </message>
    <message>
        <source>it is compiled before it runs</source>
        <translation>il est compilé avant de s’exécuter</translation>
    </message>
    <message>
        <source>the server does not answer</source>
        <translation>le serveur ne répond pas</translation>
    </message>
    <message>
        <source>many files have changed</source>
        <translation>beaucoup de fichiers ont changé</translation>
    </message>
    <message>
        <source>a call of a changed function is under way</source>
        <translation>un appel d’une fonction changée est en cours</translation>
    </message>
    <message>
        <source>a call of a changed function waits</source>
        <translation>un appel d’une fonction changée est en attente</translation>
    </message>
    <message>
        <source>the engine refuses the live edit (%1)</source>
        <translation>le moteur refuse la modification à chaud (%1)</translation>
    </message>
    <message>
        <source>it had ended</source>
        <translation>il était terminé</translation>
    </message>
    <message>
        <source>a file has been added</source>
        <translation>un fichier a été ajouté</translation>
    </message>
    <message>
        <source>a live edit would stop the server for about %1 ms</source>
        <translation>une modification à chaud arrêterait le serveur environ %1 ms</translation>
    </message>
    <message>
        <source>requests meanwhile: %1 by the old one, %2 by the new one</source>
        <translation>requêtes pendant ce temps&#xa0;: %1 par l’ancienne, %2 par la nouvelle</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) meanwhile</source>
        <translation>
            <numerusform>%n requête pendant ce temps</numerusform>
            <numerusform>%n requêtes pendant ce temps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 et %n autre</numerusform>
            <numerusform>%1 et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>rien à faire</translation>
    </message>
    <message>
        <source>live edit</source>
        <translation>modification à chaud</translation>
    </message>
    <message>
        <source>new generation</source>
        <translation>nouvelle génération</translation>
    </message>
    <message>
        <source>the running code stays</source>
        <translation>le code en cours reste</translation>
    </message>
    <message>
        <source>live in %1 ms</source>
        <translation>en service en %1 ms</translation>
    </message>
    <message>
        <source>stood still for %1 ms</source>
        <translation>arrêté %1 ms</translation>
    </message>
    <message>
        <source>the new generation does not listen on %1 within %2 s</source>
        <translation>la nouvelle génération n’écoute pas sur %1 en %2 s</translation>
    </message>
    <message>
        <source>The server is already running.</source>
        <translation>Le serveur est déjà en cours d’exécution.</translation>
    </message>
    <message>
        <source>the new generation has ended: %1</source>
        <translation>la nouvelle génération s’est terminée&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 cannot be replaced while it runs.</source>
        <translation>%1 ne peut pas être remplacé pendant qu’il s’exécute.</translation>
    </message>
    <message>
        <source>the server is paused</source>
        <translation>le serveur est en pause</translation>
    </message>
    <message>
        <source>it listens nowhere: restart it to run the new code</source>
        <translation>il n’écoute nulle part&#xa0;: redémarrez-le pour exécuter le nouveau code</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>attend</translation>
    </message>
    <message>
        <source>The trace cannot be written: %1</source>
        <translation>La trace ne peut pas être écrite&#xa0;: %1</translation>
    </message>
    <message>
        <source>The table cannot be written: %1</source>
        <translation>Le tableau ne peut pas être écrit&#xa0;: %1</translation>
    </message>
    <message>
        <source>The profile has no calls: record for longer, while the server works.</source>
        <translation>Le profil ne contient aucun appel&#xa0;: enregistrez plus longtemps, pendant que le serveur travaille.</translation>
    </message>
    <message>
        <source>This is no profile that Boucle can read (%1). Choose a .cpuprofile or .heapprofile file.</source>
        <translation>Ce n’est pas un profil que Boucle sait lire (%1). Choisissez un fichier .cpuprofile ou .heapprofile.</translation>
    </message>
    <message>
        <source>its calls are no tree</source>
        <translation>ses appels ne forment pas un arbre</translation>
    </message>
    <message>
        <source>a sample is of no call</source>
        <translation>un échantillon n’est d’aucun appel</translation>
    </message>
    <message>
        <source>it is no JSON</source>
        <translation>ce n’est pas du JSON</translation>
    </message>
    <message>
        <source>it is no JSON object</source>
        <translation>ce n’est pas un objet JSON</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 ne peut pas être lu&#xa0;: %2</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Annulé.</translation>
    </message>
    <message>
        <source>%1 is no heap snapshot that Boucle can read: %2.</source>
        <translation>%1 n’est pas un instantané du tas que Boucle sait lire&#xa0;: %2.</translation>
    </message>
    <message>
        <source>it has no objects</source>
        <translation>il ne contient aucun objet</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>il se termine trop tôt</translation>
    </message>
    <message>
        <source>a reference leads nowhere</source>
        <translation>une référence ne mène nulle part</translation>
    </message>
    <message>
        <source>an object has no name</source>
        <translation>un objet n’a pas de nom</translation>
    </message>
    <message>
        <source>the server has ended</source>
        <translation>le serveur s’est terminé</translation>
    </message>
    <message>
        <source>The recording is lost: %1.</source>
        <translation>L’enregistrement est perdu&#xa0;: %1.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 ne peut pas être écrit&#xa0;: %2</translation>
    </message>
    <message>
        <source>The snapshot is lost: %1.</source>
        <translation>L’instantané est perdu&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The handle (%1) was left as it is: the program has closed it, or offers no way to change it.</source>
        <translation>Le descripteur (%1) est resté tel quel&#xa0;: le programme l’a fermé, ou n’offre aucun moyen de le changer.</translation>
    </message>
    <message>
        <source>The registry</source>
        <translation>Le registre</translation>
    </message>
    <message>
        <source>%1 does not know you: its token in .npmrc is missing, or no longer good. Log in again with npm login.</source>
        <translation>%1 ne vous connaît pas&#xa0;: son jeton manque dans .npmrc, ou n’est plus valable. Reconnectez-vous avec npm login.</translation>
    </message>
    <message>
        <source>%1 refuses “%2”: your token has no right to it.</source>
        <translation>%1 refuse «&#xa0;%2&#xa0;»&#xa0;: votre jeton n’y donne pas droit.</translation>
    </message>
    <message>
        <source>There is no package “%1”, or it is private. Check its name.</source>
        <translation>Il n’y a pas de paquet «&#xa0;%1&#xa0;», ou il est privé. Vérifiez son nom.</translation>
    </message>
    <message>
        <source>%1 has been asked too often. Wait a minute, then try again.</source>
        <translation>%1 a été interrogé trop souvent. Attendez une minute, puis réessayez.</translation>
    </message>
    <message>
        <source>%1 has a problem of its own (%2). Try again later.</source>
        <translation>%1 a lui-même un problème (%2). Réessayez plus tard.</translation>
    </message>
    <message>
        <source>%1 cannot be found. Check the network, and the registry in .npmrc.</source>
        <translation>%1 est introuvable. Vérifiez le réseau, et le registre dans .npmrc.</translation>
    </message>
    <message>
        <source>%1 cannot be reached. Check the network, the proxy, and the registry in .npmrc.</source>
        <translation>%1 est injoignable. Vérifiez le réseau, le proxy, et le registre dans .npmrc.</translation>
    </message>
    <message>
        <source>%1 does not answer. Check the network, then try again.</source>
        <translation>%1 ne répond pas. Vérifiez le réseau, puis réessayez.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted. Name your organisation&apos;s with cafile in .npmrc.</source>
        <translation>Le certificat de %1 n’est pas reconnu. Indiquez celui de votre organisation par cafile dans .npmrc.</translation>
    </message>
    <message>
        <source>This folder has no package.json. Install a package, and it gets one.</source>
        <translation>Ce dossier n’a pas de package.json. Installez un paquet, et il en aura un.</translation>
    </message>
    <message>
        <source>%1 is no JSON (line %2): %3</source>
        <translation>%1 n’est pas du JSON (ligne %2)&#xa0;: %3</translation>
    </message>
    <message>
        <source>%1 still has the marks of a merge (line %2). Resolve the conflict first.</source>
        <translation>%1 porte encore les marques d’une fusion (ligne %2). Résolvez d’abord le conflit.</translation>
    </message>
    <message>
        <source>%1 cannot be written: you have no right to.</source>
        <translation>%1 ne peut pas être écrit&#xa0;: vous n’en avez pas le droit.</translation>
    </message>
    <message>
        <source>The disk is full. Everything is as it was; make room, then try again.</source>
        <translation>Le disque est plein. Tout est comme avant&#xa0;; libérez de la place, puis réessayez.</translation>
    </message>
    <message>
        <source>Another Boucle (process %1) is changing these packages. Wait until it is done.</source>
        <translation>Un autre Boucle (processus %1) modifie ces paquets. Attendez qu’il ait fini.</translation>
    </message>
    <message>
        <source>There is no package-lock.json to install from. Use Install instead.</source>
        <translation>Il n’y a pas de package-lock.json à partir duquel installer. Utilisez plutôt Installer.</translation>
    </message>
    <message>
        <source>package-lock.json does not fit package.json. Use Install, which brings it up to date.</source>
        <translation>package-lock.json ne correspond pas à package.json. Utilisez Installer, qui le met à jour.</translation>
    </message>
    <message>
        <source>There is no version of “%1” that is asked for. %2</source>
        <translation>La version demandée de «&#xa0;%1&#xa0;» n’existe pas. %2</translation>
    </message>
    <message>
        <source>“%1” is not what package-lock.json says it is: its checksum differs. It was not installed. If the package was published anew, remove it and add it again.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas ce qu’en dit package-lock.json&#xa0;: sa somme de contrôle diffère. Il n’a pas été installé. Si le paquet a été republié, supprimez-le et ajoutez-le à nouveau.</translation>
    </message>
    <message>
        <source>“%1” has come damaged. Try again.</source>
        <translation>«&#xa0;%1&#xa0;» est arrivé endommagé. Réessayez.</translation>
    </message>
    <message>
        <source>These packages cannot be together: they want different versions of the same one.</source>
        <translation>Ces paquets ne vont pas ensemble&#xa0;: ils demandent des versions différentes du même paquet.</translation>
    </message>
    <message>
        <source>“%1” does not work here. %2</source>
        <translation>«&#xa0;%1&#xa0;» ne fonctionne pas ici. %2</translation>
    </message>
    <message>
        <source>An install script has failed. Everything is as it was; its output says why.</source>
        <translation>Un script d’installation a échoué. Tout est comme avant&#xa0;; sa sortie dit pourquoi.</translation>
    </message>
    <message>
        <source>“%1” is no name of a package.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un nom de paquet.</translation>
    </message>
    <message>
        <source>%1 has no advisories: what is known to be vulnerable cannot be told.</source>
        <translation>%1 n’a pas d’alertes&#xa0;: ce qui est connu comme vulnérable ne peut pas être indiqué.</translation>
    </message>
    <message>
        <source>There is no change to take back.</source>
        <translation>Il n’y a pas de modification à annuler.</translation>
    </message>
    <message>
        <source>This is a project of %1, which is not installed. Install it, or remove its lockfile.</source>
        <translation>C’est un projet de %1, qui n’est pas installé. Installez-le, ou supprimez son fichier de verrouillage.</translation>
    </message>
    <message>
        <source>%1 has failed. Everything is as it was; its output says why.</source>
        <translation>%1 a échoué. Tout est comme avant&#xa0;; sa sortie dit pourquoi.</translation>
    </message>
    <message>
        <source>%1 cannot do this.</source>
        <translation>%1 ne sait pas le faire.</translation>
    </message>
    <message>
        <source>Cancelled. Everything is as it was.</source>
        <translation>Annulé. Tout est comme avant.</translation>
    </message>
    <message>
        <source>This could not be done: %1</source>
        <translation>Cela n’a pas pu être fait&#xa0;: %1</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>Vouliez-vous dire %1&#xa0;?</translation>
    </message>
    <message>
        <source>%1 is not what Boucle has written there, and may not be trusted. Remove it to go on.</source>
        <translation>%1 n’est pas ce que Boucle y a écrit, et n’est pas digne de confiance. Supprimez-le pour continuer.</translation>
    </message>
</context>
</TS>
