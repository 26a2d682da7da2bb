/// The tags by which databases tell which lifecycle they belong to and how far they are.
package enum LifecycleTags {
    package static let lifecycle = "changeover:lifecycle"
    package static let stage = "changeover:stage"
    /// The operation that made it.
    package static let operation = "changeover:operation"
    /// Who approved its promotion.
    package static let approver = "changeover:approved-by"

    /// Whose tags a stage was read from.
    package enum Origin: Sendable, Equatable {
        case ours
        case auroraEcho
        case rdsEcho
    }

    /// What tags tell of a lifecycle's database.
    package enum Told: Sendable, Equatable {
        case stage(LifecycleStage, Origin)
        /// Its own tool was about to delete it.
        case leaving(Origin)
        /// It belongs to the lifecycle, with a stage that nobody knows.
        case unknown(String, Origin)
    }

    /// What the tags of one resource tell; `nil` when it is none of the lifecycle's.
    package static func read(_ tags: [Tag], of lifecycle: String) -> Told? {
        let values = Dictionary(tags.map { ($0.key, $0.value) }) { first, _ in first }
        if values[Self.lifecycle] == lifecycle {
            let text = values[stage] ?? ""
            return LifecycleStage(rawValue: text).map { .stage($0, .ours) } ?? .unknown(text, .ours)
        }
        if let text = values[auroraEcho(lifecycle)] {
            let known: [String: LifecycleStage] = [
                "new": .new, "modified": .modified, "promoted": .promoted, "retired": .retired,
            ]
            return known[text].map { .stage($0, .auroraEcho) } ?? .unknown(text, .auroraEcho)
        }
        if let text = values[rdsEcho(lifecycle)] {
            // rds-echo writes `retired` on what it deletes, and `forgotten` on what another one took the place of.
            if text == "retired" { return .leaving(.rdsEcho) }
            let known: [String: LifecycleStage] = [
                "new": .new, "modified": .modified, "rebooted": .rebooted, "promoted": .promoted,
                "forgotten": .retired,
            ]
            return known[text].map { .stage($0, .rdsEcho) } ?? .unknown(text, .rdsEcho)
        }
        return nil
    }

    /// What a database in a stage is tagged with.
    package static func tags(_ stage: LifecycleStage, of lifecycle: Lifecycle) -> [Tag] {
        let own = [Tag(key: Self.lifecycle, value: lifecycle.name), Tag(key: Self.stage, value: stage.rawValue)]
        guard lifecycle.writesOldTags else { return own }
        switch lifecycle.kind {
        case .aurora:
            // Its own chain has no `rebooted`.
            let text = stage == .rebooted ? LifecycleStage.modified.rawValue : stage.rawValue
            return own + [Tag(key: auroraEcho(lifecycle.name), value: text)]
        case .instance:
            let text = stage == .retired ? "forgotten" : stage.rawValue
            return own + [
                Tag(key: "rdsecho:\(lifecycle.name):managed", value: "true"),
                Tag(key: rdsEcho(lifecycle.name), value: text),
            ]
        }
    }

    private static func auroraEcho(_ lifecycle: String) -> String { "aurora-echo:\(lifecycle):stage" }
    private static func rdsEcho(_ lifecycle: String) -> String { "rdsecho:\(lifecycle):stage" }
}
