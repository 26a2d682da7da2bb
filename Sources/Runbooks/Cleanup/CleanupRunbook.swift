package import Maintenance

/// Deletes what an ended operation left behind: its stand-in that nobody uses, or the environment from before its switchover.
package struct CleanupRunbook: FollowingRunbook {
    package enum Leftover: Sendable, Equatable {
        case standIn(InstanceID)
        case oldEnvironment(OldEnvironment)
        case oldInstances(OldInstances)
    }

    package static let kind: KindName = "cleanup"
    package var operation: OperationID
    package var leftover: Leftover

    package init(operation: OperationID, leftover: Leftover) {
        self.operation = operation
        self.leftover = leftover
    }

    package init(operation: OperationID, standIn: InstanceID) {
        self.init(operation: operation, leftover: .standIn(standIn))
    }

    package init(after earlier: Operation, isPreview: Bool) throws(Refusal) {
        let id = earlier.id
        guard earlier.isEnded else {
            throw Refusal(
                advising: """
                    \(id) is not over (\(earlier.phase.name)): what it makes is still needed. \(advice: .abort(id)) stops it \
                    first.
                    """)
        }
        if let cleanup = earlier.plan.runbook.base as? CleanupRunbook {
            self = cleanup
        } else if let standIn = earlier.plan.standIn {
            self.init(operation: id, leftover: .standIn(standIn))
        } else if let old = OldEnvironment(of: earlier) {
            self.init(operation: id, leftover: .oldEnvironment(old))
        } else if let old = OldInstances(of: earlier) {
            self.init(operation: id, leftover: .oldInstances(old))
        } else {
            throw Refusal("\(id) was to make neither a stand-in nor a deployment: there is nothing to clean up.")
        }
    }

    package func questions(in context: QuestionContext, seeing seen: Observation?) -> Set<AnyQuestion> {
        switch leftover {
        case .standIn: context.planQuestions(seeing: seen)
        case .oldEnvironment(let old):
            context.planQuestions(seeing: seen).union(old.questions(in: context, seeing: seen))
                .union(old.restartQuestions(in: context, seeing: seen))
        case .oldInstances(let old):
            context.planQuestions(seeing: seen).union(old.questions(in: context, seeing: seen))
        }
    }
    package var subject: MarkedText { "cleanup" }
    /// An old environment costs, and is a way back for a while: there is time to decide, and nobody forgets it.
    package var planLifetime: Span { isOfEnvironment ? .minutes(14 * 24 * 60) : .minutes(24 * 60) }
    package var reminderInterval: Span? { isOfEnvironment ? .minutes(24 * 60) : nil }

    private var isOfEnvironment: Bool {
        switch leftover {
        case .standIn: false
        case .oldEnvironment, .oldInstances: true
        }
    }

    package func plan(
        from basis: PlanBasis, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        switch leftover {
        case .standIn(let standIn):
            return try plan(for: standIn, from: basis, as: operation, policy: policy, at: now)
        case .oldEnvironment(let old):
            return try plan(for: old, from: basis, as: operation, policy: policy, at: now)
        case .oldInstances(let old):
            return try plan(for: old, from: basis, as: operation, policy: policy, at: now)
        }
    }

    package func remainders(in context: RemainderContext) -> [Remainder] {
        switch leftover {
        case .standIn(let standIn): context.remainders(ofStandIn: standIn, by: operation)
        case .oldEnvironment(let old): old.remainders(in: context, by: operation)
        case .oldInstances(let old): old.remainders(in: context, by: operation)
        }
    }
}

/// The names under which it is stored.
extension CleanupRunbook {
    private enum CodingKeys: String, CodingKey {
        case operation
        case standIn = "stand-in"
        case oldEnvironment = "old-environment"
        case oldInstances = "old-instances"
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        operation = try fields.decode(OperationID.self, forKey: .operation)
        if let old = try fields.decodeIfPresent(OldEnvironment.self, forKey: .oldEnvironment) {
            leftover = .oldEnvironment(old)
        } else if let old = try fields.decodeIfPresent(OldInstances.self, forKey: .oldInstances) {
            leftover = .oldInstances(old)
        } else {
            leftover = .standIn(try fields.decode(InstanceID.self, forKey: .standIn))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(operation, forKey: .operation)
        switch leftover {
        case .standIn(let standIn): try fields.encode(standIn, forKey: .standIn)
        case .oldEnvironment(let old): try fields.encode(old, forKey: .oldEnvironment)
        case .oldInstances(let old): try fields.encode(old, forKey: .oldInstances)
        }
    }
}
