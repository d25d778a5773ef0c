// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/unsavedprompt.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace boucle {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(boucle::UnsavedPrompt)
};

} // namespace

UnsavedAnswer askUnsaved(const QStringList &names, QWidget *window)
{
    QMessageBox box(QMessageBox::NoIcon, Tr::tr("Unsaved Changes"),
                    names.size() == 1 ? Tr::tr("Save the changes to %1?").arg(names.first())
                                      : Tr::tr("Save the changes to %n file(s)?", nullptr, int(names.size())),
                    QMessageBox::NoButton, window);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(names.size() == 1 ? Tr::tr("They are lost if you don't save them.")
                                             : names.join(u'\n'));
    QPushButton *const save = box.addButton(Tr::tr("Save"), QMessageBox::AcceptRole);
    QPushButton *const dontSave = box.addButton(Tr::tr("Don't Save"), QMessageBox::DestructiveRole);
    QPushButton *const cancel = box.addButton(Tr::tr("Cancel"), QMessageBox::RejectRole);
    box.setDefaultButton(save);
    box.setEscapeButton(cancel);
    box.exec();
    return box.clickedButton() == save       ? UnsavedAnswer::Save
           : box.clickedButton() == dontSave ? UnsavedAnswer::DontSave
                                             : UnsavedAnswer::Cancel;
}

} // namespace boucle
