/// What AWS wrote in an RDS instance's own logs about an upgrade that it did not make: the latest of those files that were
/// written since; `nil` where there is none.
///
/// Source of the names: RDS user guide, "Handling major version upgrades for RDS for PostgreSQL" (`pg_upgrade_precheck.log`,
/// `pg_upgrade_internal.log`) and "Major version upgrades for RDS for MySQL" (`PrePatchCompatibility.log`, `upgradeFailure.log`).
package struct UpgradeLogQuestion: Question {
    package typealias Answer = UpgradeLog?
    package static let kind: KindName = "upgrade-log"
    package static let names = [
        "pg_upgrade_precheck.log", "pg_upgrade_internal.log", "PrePatchCompatibility.log", "upgradeFailure.log",
    ]
    package let place: Place
    package let instance: InstanceID
    package let since: Timestamp

    package init(of instance: InstanceID, in place: Place, since: Timestamp) {
        self.place = place
        self.instance = instance
        self.since = since
    }
}

/// The text of one log file, as far as people read it.
package struct UpgradeLog: Sendable, Equatable {
    package var name: String
    package var text: String
    /// There is more in the file.
    package var isCut: Bool

    /// How many characters are kept: what fits a message that says something else besides.
    package static let limit = 1_500

    /// - Parameter text: as AWS wrote it, the beginning at least.
    package init(name: String, text: String, isWhole: Bool = true) {
        let lines = text.split(separator: "\n").map { $0.trimmingSuffix { $0 == "\r" || $0 == " " } }
        let kept = lines.filter { !$0.isEmpty }.joined(separator: "\n")
        self.name = name
        self.text = String(kept.prefix(Self.limit))
        isCut = !isWhole || kept.count > Self.limit
    }

    /// "pg_upgrade_precheck.log.1700: Upgrade could not be run …".
    package var words: String {
        "\(name): \(text)\(isCut ? " … (more in the file: AWS console, Logs & events)" : "")"
    }
}

extension Substring {
    fileprivate func trimmingSuffix(while isDropped: (Character) -> Bool) -> Substring {
        var rest = self
        while let last = rest.last, isDropped(last) { rest = rest.dropLast() }
        return rest
    }
}

extension Observation {
    /// What AWS wrote about an upgrade of an instance; `nil` where nobody asked.
    package func upgradeLog(of instance: InstanceID) -> Reading<UpgradeLog?>? {
        all(UpgradeLogQuestion.self).first { $0.question.instance == instance }?.reading
    }
}
