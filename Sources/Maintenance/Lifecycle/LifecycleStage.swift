/// How far a database of a lifecycle is: stored as a tag on it, so that the databases themselves tell.
package enum LifecycleStage: String, Sendable, Codable, CaseIterable, Comparable {
    /// It is there and nothing of it is changed yet.
    case new
    case modified
    /// It was restarted after its changes.
    case rebooted
    /// Clients are led to it.
    case promoted
    /// Another one took its place; a way back until it is deleted.
    case retired

    package static func < (left: LifecycleStage, right: LifecycleStage) -> Bool { left.order < right.order }

    private var order: Int {
        switch self {
        case .new: 0
        case .modified: 1
        case .rebooted: 2
        case .promoted: 3
        case .retired: 4
        }
    }
}

/// What is done with a database of a lifecycle: the rules of which stage it has to be in, and which one it comes to.
package enum LifecycleAction: String, Sendable, CaseIterable {
    case modify
    case reboot
    case promote
    /// The one before is promoted again.
    case promoteBack = "promote --back"
    case retire

    /// What becomes of a database in a stage.
    package enum Rule: Sendable, Equatable {
        case advances(to: LifecycleStage)
        /// It is deleted.
        case deletes
        /// It stays as it is: the action is not for that stage.
        case refuses
    }

    package func rule(for stage: LifecycleStage, of kind: Lifecycle.Kind) -> Rule {
        switch (self, stage, kind) {
        case (.modify, .new, _): .advances(to: .modified)
        case (.reboot, .modified, _): .advances(to: .rebooted)
        case (.promote, .modified, .aurora), (.promote, .rebooted, _): .advances(to: .promoted)
        case (.promoteBack, .retired, _): .advances(to: .promoted)
        case (.retire, .retired, _): .deletes
        case (.modify, .modified, _), (.modify, .rebooted, _), (.modify, .promoted, _), (.modify, .retired, _),
            (.reboot, .new, _), (.reboot, .rebooted, _), (.reboot, .promoted, _), (.reboot, .retired, _),
            (.promote, .new, _), (.promote, .modified, .instance), (.promote, .promoted, _), (.promote, .retired, _),
            (.promoteBack, .new, _), (.promoteBack, .modified, _), (.promoteBack, .rebooted, _),
            (.promoteBack, .promoted, _),
            (.retire, .new, _), (.retire, .modified, _), (.retire, .rebooted, _), (.retire, .promoted, _):
            .refuses
        }
    }

    /// The stages that it is for, the furthest first.
    package func stages(of kind: Lifecycle.Kind) -> [LifecycleStage] {
        LifecycleStage.allCases.reversed().filter { rule(for: $0, of: kind) != .refuses }
    }

    /// What becomes of the database that was promoted before, when another one takes its place.
    package var stageOfPredecessor: LifecycleStage? {
        switch self {
        case .promote: .retired
        case .promoteBack: .modified
        case .modify, .reboot, .retire: nil
        }
    }
}
