import Simulation

extension SeededScene {
    /// The cluster or RDS instance that it is about.
    package var database: String {
        switch self {
        case .resize, .failover, .cycle, .cycleByReader, .reboot, .rebootWriter, .rebootUnscaled, .storage,
            .storageWithRestart,
            .maintenance, .retarget, .upgrade, .upgradeInPlace:
            "orders"
        case .instanceStorage, .instanceReboot, .instanceMaintenance: "ledger"
        }
    }

    /// What it is for; nil when its region does not have its database.
    package var purpose: ScenePurpose? {
        guard var purpose = ScenePurpose(leaving: script, of: database) else { return nil }
        let members = purpose.expected.members.keys.sorted()
        switch self {
        case .resize:
            for member in members { purpose.expected.members[member]?.instanceClass = "db.r6g.xlarge" }
        case .failover: purpose.movesWriter = true
        case .cycle, .cycleByReader: purpose.expected.restarted = Set(members)
        case .reboot: purpose.expected.restarted = ["orders-2"]
        case .rebootUnscaled:
            purpose.expected.restarted = ["orders-2"]
            purpose.suspendsScaling = true
        case .rebootWriter: purpose.expected.restarted = ["orders-1"]
        case .storage, .storageWithRestart: purpose.expected.storageType = "aurora-iopt1"
        case .maintenance, .instanceMaintenance:
            (purpose.expected.maintained, purpose.expected.pending) = (purpose.expected.pending, [])
        case .upgrade:
            purpose.upgrade(to: "16.6", family: "aurora-postgresql16")
            purpose.leavesFormerProduction = true
            // It gets its own group on green, and is restarted for it there.
            purpose.expected.restarted = ["orders-3 green"]
        case .retarget: purpose.expected.proxies = ["orders-proxy": ["orders"]]
        case .upgradeInPlace: purpose.upgrade(to: "16.6", family: "aurora-postgresql16")
        case .instanceStorage: purpose.expected.volume = StorageVolume("gp3", gibibytes: 100)
        case .instanceReboot: purpose.expected.restarted = ["ledger"]
        }
        return purpose
    }
}

extension ScenePurpose {
    /// Everything of another version, with the same parameters.
    fileprivate mutating func upgrade(to version: String, family: String) {
        expected.version = version
        expected.group?.family = family
        for member in expected.members.keys {
            expected.members[member]?.version = version
            expected.members[member]?.group.family = family
        }
    }
}
