/// What AWS's events tell of an upgrade of an RDS instance where it is (RDS user guide, "Amazon RDS event categories and event
/// messages").
extension SeenEvent {
    /// RDS-EVENT-0158: "Database instance is in a state that cannot be upgraded: …"; RDS-EVENT-0188: "The DB instance is in a
    /// state that can't be upgraded. …"; RDS-EVENT-0270: "The DB engine version upgrade failed. The engine version upgrade
    /// rollback succeeded."
    var tellsOfInstanceNotUpgraded: Bool {
        says("cannot be upgraded") || says("can't be upgraded") || says("engine version upgrade failed")
    }

    /// RDS-EVENT-0266: "The downtime started for the DB instance."
    var tellsOfUpgradeDowntime: Bool { says("downtime started") }
}

extension Observation {
    /// What tells that AWS did not upgrade an instance, from an instant on: the last, with the fullest words.
    package func refusalOfUpgrade(of instance: InstanceID, since earliest: Timestamp) -> ReportedFailure? {
        let found = events(of: .instance).filter {
            $0.at >= earliest && $0.resource == instance.text && $0.tellsOfInstanceNotUpgraded
        }
        guard let last = found.map(\.at).max(), let fullest = found.max(by: { $0.text.count < $1.text.count }) else {
            return nil
        }
        return ReportedFailure(at: last, text: fullest.text)
    }
}
