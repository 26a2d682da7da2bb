package import Maintenance

/// An RDS instance is brought to another version where it is.
extension Family {
    package static let instanceUpgrade = Family(
        "instance-upgrade",
        mutations: [CreateInstanceSnapshot.self, UpgradeInstance.self],
        steps: [TakeInstanceSnapshotStep.self, UpgradeInstanceStep.self, VerifyInstanceUpgradeStep.self])
}
