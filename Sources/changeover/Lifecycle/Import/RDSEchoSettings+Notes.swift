import Maintenance

extension RDSEchoSettings {
    /// What of the settings is not as it was.
    func notes(on lifecycle: Lifecycle) throws(Refusal) -> [ImportNote] {
        let unknown = unknown.map { key in
            let meant = Key.allCases.map(\.written).nearest(to: key).first.map { " Did you mean \($0)?" } ?? ""
            return ImportNote(.noEffect, key, "rds-echo knows no such key.\(meant)")
        }
        return unknown + placeNotes + (try creationNotes) + (try changeNotes) + retirementNotes(lifecycle)
    }

    private func note(_ kind: ImportNote.Kind, _ key: Key, _ sentence: String) -> ImportNote? {
        self[key] == nil ? nil : ImportNote(kind, key.written, sentence)
    }

    private var placeNotes: [ImportNote] {
        let account = self[.accountNumber] ?? ""
        let isAccount = account.wholeMatch(of: /[0-9]{12}/) != nil
        return [
            note(
                .noEffect, .region,
                // reference/aws.md §2.2; `new AmazonRDSClient()` in rds-echo's sources names no region.
                "rds-echo called the default region of its SDK, us-east-1, and put this one into ARNs only. Here databases are "
                    + "made in it."),
            note(
                .decide, .accountNumber,
                isAccount
                    ? "rds-echo put \(account) into ARNs unchecked. `changeover check` says whether the bot's credentials are "
                        + "of that account."
                    : "“\(account)” is not the number of an account, which has 12 digits: it is left out."),
            note(
                .noCounterpart, .interactive,
                "promotions and deletions always ask in the channel, and nothing else does."),
        ].compactMap(\.self)
    }

    private var creationNotes: [ImportNote] {
        get throws(Refusal) {
            let group = self[.optionGroup] ?? self[.parameterGroup] ?? ""
            let isDefault = group.hasPrefix("default:") || group.hasPrefix("default.")
            let hasNoIOPS = try number(.iops) == 0
            return [
                hasNoIOPS ? note(.noEffect, .iops, "0 provisions none: it is left out.") : nil,
                isDefault
                    ? ImportNote(
                        .decide, self[.optionGroup] == nil ? Key.parameterGroup.written : Key.optionGroup.written,
                        "\(group) goes with one version of the engine: leave the key out for the default group of the version."
                    )
                    : nil,
                ImportNote(
                    .decide, "network",
                    "rds-echo named no subnet group: AWS takes the default one. `network: {subnet_group: …}` names another."
                ),
            ].compactMap(\.self)
        }
    }

    private var changeNotes: [ImportNote] {
        get throws(Refusal) {
            let waits = try flag(.appliesAtOnce) == false
            return [
                list(.securityGroups).isEmpty
                    ? nil
                    : ImportNote(
                        .noCounterpart, Key.securityGroups.written,
                        // Source: EC2 User Guide, "EC2-Classic" was retired in August 2022.
                        "\(list(.securityGroups).listed): groups of EC2-Classic, which AWS has no more. Name the VPC's groups: "
                            + "`network: {security_groups: [sg-…]}`."),
                note(
                    .noCounterpart, .appliesAtOnce,
                    "changes are always made at once, before anybody uses the database"
                        + (waits ? "; with false they waited for the maintenance window." : ".")),
                self[.record] == nil
                    ? ImportNote(.decide, "dns", "no record is given: nothing is promoted.")
                    : note(
                        .decide, .record,
                        "rds-echo took the zone of the last two labels. Here it is every zone of the longest suffix, public and "
                            + "private; `zones: [Z…]` names them."),
            ].compactMap(\.self)
        }
    }

    private func retirementNotes(_ lifecycle: Lifecycle) -> [ImportNote] {
        [
            note(
                .noCounterpart, .finalSnapshot,
                lifecycle.takesFinalSnapshot
                    ? "the final snapshot is named after its database, so that the next one does not collide."
                    : "no final snapshot is taken, since \(Key.skipsFinalSnapshot.written) is true."),
            ImportNote(
                .noCounterpart, "retire",
                "rds-echo deletes the promoted database, and leaves those before it in the stage forgotten. Here forgotten is "
                    + "retired, and only retired ones are deleted."),
        ].compactMap(\.self)
    }
}
