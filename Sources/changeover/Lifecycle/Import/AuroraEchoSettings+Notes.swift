import Maintenance

extension AuroraEchoSettings {
    /// What of the settings is not as it was.
    func notes(on lifecycle: Lifecycle) -> [ImportNote] {
        differences.map { difference in
            ImportNote(
                .decide, difference.option.short ?? difference.option.rawValue,
                "the command lines say \(difference.values.listed): \(difference.values.last ?? "") is written.")
        } + sourceNotes(lifecycle) + roleNotes(lifecycle) + effectNotes + recordNotes
    }

    /// aurora-echo named no feature, without which Aurora PostgreSQL takes no role.
    private func roleNotes(_ lifecycle: Lifecycle) -> [ImportNote] {
        guard lifecycle.engine.name == "aurora-postgresql", !lifecycle.changes.roles.isEmpty else { return [] }
        return [
            ImportNote(
                .decide, "-iam",
                "Aurora PostgreSQL takes a role for a feature only, so that AWS refused it: write the feature before each, "
                    + "such as s3Import=\(lifecycle.changes.roles[0].arn).")
        ]
    }

    private func sourceNotes(_ lifecycle: Lifecycle) -> [ImportNote] {
        var notes: [ImportNote] = []
        if self[.snapshotOf] != nil, let cluster = self[.cloneOf] {
            notes.append(
                ImportNote(
                    .decide, "source",
                    "both `new` and `clone` are given: snapshots are what a refresh takes, and `clone \(lifecycle.name)` "
                        + "makes a clone all the same. For refreshes by clones write `{clone_of: \(cluster)}`."))
        }
        if self[.engine] == nil || self[.engine] == "aurora" {
            notes.append(
                ImportNote(
                    .decide, "-e",
                    "aurora, which is aurora-echo's default, is gone at AWS: aurora-mysql is written. It has to be the engine "
                        + "of the source."))
        }
        if case .snapshotOf = lifecycle.source {
            notes.append(
                ImportNote(
                    .decide, "engine.version",
                    "aurora-echo pinned none: the new cluster has the version of the snapshot. `version: …` pins it."))
        }
        return notes
    }

    private var effectNotes: [ImportNote] {
        var notes: [ImportNote] = []
        if self[.region] != nil {
            // reference/aws.md §2.1: boto3's clients were made without it.
            notes.append(
                ImportNote(
                    .noEffect, "-r",
                    "aurora-echo called the region of AWS_DEFAULT_REGION or of the profile, and put this one into ARNs only. "
                        + "Here databases are made in it."))
        }
        if let account = self[.account] {
            notes.append(
                ImportNote(
                    .decide, "-a",
                    "aurora-echo put \(account) into ARNs unchecked. `changeover check` says whether the bot's credentials "
                        + "are of that account."))
        }
        if let interactive = self[.interactive] {
            notes.append(
                ImportNote(
                    .noCounterpart, "-i",
                    "-i \(interactive): promotions and deletions always ask in the channel, and nothing else does."))
        }
        notes.append(
            ImportNote(
                .decide, "retire.final_snapshot",
                "aurora-echo deleted without a final snapshot. Here one is taken; `retire: {final_snapshot: false}` takes "
                    + "none."))
        return notes
    }

    private var recordNotes: [ImportNote] {
        guard self[.record] != nil else {
            let zones =
                list(.hostedZone).isEmpty
                ? []
                : [ImportNote(.noEffect, "-z", "a hosted zone says nothing without -rs, the record.")]
            return zones + [
                ImportNote(
                    .decide, "dns",
                    "no record is given: nothing is promoted. Give the command line of `promote` as well, or write `dns`."
                )
            ]
        }
        return [
            ImportNote(
                .noCounterpart, "promote",
                "aurora-echo pointed the record at the instance; here it is pointed at the cluster's endpoint, which follows "
                    + "a failover.")
        ]
    }
}
