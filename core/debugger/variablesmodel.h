// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/valuemodel.h"

namespace boucle {

class DebugTarget;
struct Pause;
namespace cdp {
class Session;
}

/// The variables of one frame: what was thrown or is returned, then its scopes, the innermost first. The
/// same scope has the same name from pause to pause. Lives on the UI thread.
class VariablesModel : public ValueModel
{
    Q_OBJECT
public:
    explicit VariablesModel(QObject *parent = nullptr);
    ~VariablesModel() override;

    /// Nothing: no rows. `frame` is its number within the target's pause.
    void setFrame(DebugTarget *target, int frame);
    /// The same, of a session that is paused so. Both are read before it returns; the session must outlive
    /// what it shows.
    void showFrame(cdp::Session *session, const Pause *pause, int frame);

private:
    quint64 m_generation = 0;
    cdp::Session *m_session = nullptr; ///< to compare with, no more
    QString m_function;
};

} // namespace boucle
