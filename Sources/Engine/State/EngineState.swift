package import Maintenance

/// Everything that decides in the engine, as one value: which operation is due, what is read and recorded for it, what is
/// called, and what people are answered. Two shells carry out what it says.
///
/// What is decided becomes state when its commit has come in, and is dropped when that failed. A stream (an operation, or
/// the restraints) has one commit in flight at most; what comes in meanwhile waits for it.
package struct EngineState: Sendable {
    /// What one commit writes to.
    enum Stream: Hashable, Sendable {
        case operation(OperationID)
        case restraints
    }

    /// Where the plan of an operation stands in the chat, and the plan that it shows.
    struct PlanMessage: Sendable {
        var plan: PlanDigest
        var message: String
    }

    let routing: Routing
    /// Nobody may do anything until the policies are told.
    var policies = Policies(approval: ApprovalPolicy(approvers: [], operators: []))

    package internal(set) var operations: [OperationID: Operation] = [:]
    var agenda = Agenda()
    /// What the agenda's times are kept in.
    var time = SteadyTime()
    var turns: [OperationID: TurnUnderWay] = [:]
    /// Operations whose plan message is read, or acted on.
    var readPlans: Set<OperationID> = []
    var waits: [OperationID: [StepID: Standing.Wait]] = [:]
    var blindness: [Target: Standing.Wait] = [:]
    /// Locks and the freeze in force, as recorded.
    package internal(set) var restraints = Restraints()
    var planMessages: [OperationID: PlanMessage] = [:]
    /// Plans that were made by a process before this one, until what we posted since was held against the journal.
    var uncheckedPlans: Set<OperationID> = []
    /// Answers to a plan that were declined, so that a reaction that stays is not answered again and again.
    var declined: [OperationID: PlanAnswer] = [:]
    /// Operations that not even a pause could be recorded for after a fault: left alone until the next start.
    package internal(set) var parked: [OperationID: String] = [:]
    /// Calls that are made as soon as their prompt says so in the chat.
    var announcements: [IntentID: Announcement] = [:]
    /// Gates whose prompts were posted by a process before this one, until what we posted since was held against the journal.
    var uncheckedPrompts: Set<GateID> = []
    /// Gates that were approved before this process took their operations up.
    var earlierApprovals: [OperationID: Set<GateID>] = [:]
    /// Gates that were approved before a lock or freeze that came since.
    var approvalsBeforeRestraint: [OperationID: Set<GateID>] = [:]
    /// Operations whose question is asked and whose answers cannot be read.
    var unreadAnswers: [OperationID: UnreadAnswers] = [:]
    /// The digest of each open operation's plan, worked out once for each of its plans.
    var digests: [OperationID: (plan: Plan, digest: PlanDigest)] = [:]
    /// By how much the clock was set since an operation's instants were moved with it last.
    var clockSteps: [OperationID: Span] = [:]
    /// Operations that a process before this one recorded, until their instants were held against the clock.
    var uncheckedInstants: Set<OperationID> = []

    /// How far what is stored was held against the log; `nil` before anything was due.
    var examination: LogExamination?
    var jobs: [JobID: Job] = [:]
    /// Who waits for an answer.
    var asked: [AskID: Asker] = [:]
    var commits: [CommitID: Commit] = [:]
    /// Streams with a commit, or a reading after a conflict, in flight, and what waits for that.
    var taken: [Stream: [Matter]] = [:]
    private var lastNumber = 0

    package init(routing: Routing) {
        self.routing = routing
    }

    /// Takes in what a shell tells and returns what it is to carry out, in this order.
    package mutating func handle(_ input: Input, at now: Timestamp) -> [Effect] {
        let now = time.reading(now)
        return switch input {
        case .loaded(let operations, let restraints, let posts): load(operations, restraints, posts, at: now)
        case .policies(let policies):
            take(policies)
        case .clockSet(let span): clockSet(by: span)
        case .due:
            withdrawAnnouncements(at: now) + beginDue(at: now) + beginLogExamination()
        case .answered(let ask, let answer): take(answer, to: ask, at: now)
        case .committed(let commit): finish(commit, at: now)
        case .commitFailed(let commit, let error): drop(commit, because: error, at: now)
        case .performed(let clearance, let outcome):
            consider(.outcome(clearance, outcome, tries: 0), of: .operation(clearance.operation), at: now)
        case .called(let call, let body): begin(body, for: call, at: now)
        }
    }

    private mutating func take(_ policies: Policies) -> [Effect] {
        self.policies = policies
        return []
    }

    mutating func nextNumber() -> Int {
        lastNumber += 1
        return lastNumber
    }

    /// Operations in a turn, or whose plan is read: none of them is due.
    package var busy: Set<OperationID> { Set(turns.keys).union(readPlans) }

    package func isBusy(_ id: OperationID) -> Bool { turns[id] != nil || readPlans.contains(id) }

    /// Whether somebody's request, or what follows on an operation, is on its way.
    package var isPlanning: Bool { !jobs.isEmpty }

    /// Open operations as they stand, oldest first.
    package func standings() -> [Standing] {
        operations.values.sorted { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }.map(standing)
    }

    /// An open operation as it stands.
    package func standing(of id: OperationID) -> Standing? { operations[id].map(standing) }

    private func standing(_ operation: Operation) -> Standing {
        Standing(
            operation: operation, waits: waits[operation.id] ?? [:],
            blindness: operation.isActive ? blindness[operation.target] : nil)
    }

    private mutating func load(
        _ operations: [Operation], _ restraints: Restraints, _ posts: [PostRecord], at now: Timestamp
    ) -> [Effect] {
        self.restraints = restraints
        for operation in operations {
            if let gate = operation.progress?.waitingGate { uncheckedPrompts.insert(gate.id) }
            if case .planned = operation.phase { uncheckedPlans.insert(operation.id) }
            earlierApprovals[operation.id] = operation.progress?.approvals
            uncheckedInstants.insert(operation.id)
            self.operations[operation.id] = operation
            agenda.hurry(operation.id)
        }
        for record in posts {
            if case .shown(let message, _, _) = record.delivery { remember(record.post, message) }
        }
        return askForSummaries(at: now) + [.wake(at: now)]
    }

    /// Sees to it that what is running is told in every channel that ought to tell it, also in such that were configured
    /// after it began; where it is told already, nothing comes of it.
    private mutating func askForSummaries(at now: Timestamp) -> [Effect] {
        let running = operations.values.filter(\.isActive).map(\.target.cluster)
        let posts = Set(running.flatMap { routing.summaries(of: $0).map(\.channel) }).sorted().map(Post.summary)
        guard !posts.isEmpty else { return [] }
        return commit(
            Entry(posts: posts, at: now), Commit(purpose: .aside("summaries not asked for", nil)))
    }

    /// The restraint that holds a target back.
    func restraint(on target: Target) -> Restraint? { restraints.covering(target) }

    /// Remembers which approvals a restraint on an operation came after; a start puts all of them among the earlier ones.
    mutating func markApprovals(of operation: Operation) {
        guard restraint(on: operation.target) != nil, let approvals = operation.progress?.approvals else { return }
        approvalsBeforeRestraint[operation.id, default: []].formUnion(approvals)
    }

    /// The digest of an operation's plan.
    package mutating func digest(of operation: Operation) -> PlanDigest {
        if let known = digests[operation.id], known.plan == operation.plan { return known.digest }
        let digest = operation.plan.digest
        digests[operation.id] = (operation.plan, digest)
        return digest
    }

    /// Takes over an operation as it is recorded.
    mutating func takeOver(_ operation: Operation) {
        if let known = operations[operation.id], known.version > operation.version { return }
        if operation.isEnded { forget(operation.id) } else { operations[operation.id] = operation }
    }

    /// Lets go of an operation: nothing is done for it from now on.
    mutating func forget(_ id: OperationID) {
        operations[id] = nil
        agenda.forget(id)
        waits[id] = nil
        planMessages[id] = nil
        uncheckedPlans.remove(id)
        declined[id] = nil
        unreadAnswers[id] = nil
        digests[id] = nil
        earlierApprovals[id] = nil
        approvalsBeforeRestraint[id] = nil
        clockSteps[id] = nil
        uncheckedInstants.remove(id)
    }
}
