// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packages/packagetypes.h"

class QJsonObject;

namespace boucle::packagejson {

// Between values and the JSON of runtime/tools/packages. What is missing is empty.

PackageTree readTree(const QJsonObject &object);
PackageSearch readSearch(const QJsonObject &object);
PackageDetails readDetails(const QJsonObject &object);
QList<RegistryVersions> readVersions(const QJsonObject &object);
QList<PackageAdvisory> readAdvisories(const QJsonObject &object);
PackageSignatures readSignatures(const QJsonObject &object);
PackageOutcome readOutcome(const QJsonObject &object);
PackageProgress readProgress(const QJsonObject &object);
QJsonObject writeChange(const PackageChange &change);

} // namespace boucle::packagejson
