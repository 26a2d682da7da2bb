package import Maintenance

/// The one door to the engine, the same for the chat, the web page, schedules and campaigns. No gate can be opened here.
///
/// Whoever asks for the same under the same key again gets the same answer, and nothing is done twice, also after a restart:
/// an operation is returned as it is by then. Something else under that key is refused. A message of the chat is answered
/// once instead: its second try is a conflict.
package protocol Control: Sendable {
    /// Judges a caller's rights, from what is known of the caller now.
    func admit(_ caller: Caller, to right: Right) async throws(Denial) -> Admission

    /// Makes a plan, records it as a new operation and queues its post; starts it as well when that is asked for and nothing
    /// in the plan needs acknowledging.
    ///
    /// - Parameter posts: what else is said about the operation as it is then, in the same commit.
    /// - Throws: `.journal` with the code `conflict` when the caller's message is answered already; nothing is done then.
    func plan(
        _ request: OperationRequest, _ admission: Admission, origin: Origin,
        posts: @escaping @Sendable (Operation) -> [Post]
    ) async throws(EngineError) -> Operation

    /// Makes a plan and records nothing.
    func preview(_ request: OperationRequest, _ admission: Admission) async throws(EngineError) -> Plan

    /// Carries out what an operation is told, and returns it as it is then.
    ///
    /// - Parameter posts: what is said to it, given the operation as it is then, in the same commit.
    /// - Throws: `.journal` with the code `conflict` when the caller's message is answered already; nothing is done then.
    func instruct(
        _ operation: OperationID, _ instruction: Instruction, _ admission: Admission,
        posts: @escaping @Sendable (Operation) -> [Post]
    ) async throws(EngineError) -> Operation

    /// Imposes or lifts a lock or the freeze.
    ///
    /// - Throws: `.refused` when there is one already, or none to lift.
    func restrain(_ change: RestraintChange, _ admission: Admission, posts: [Post]) async throws(EngineError)

    /// Marks a message as answered and queues the answers, in one commit.
    ///
    /// - Throws: `conflict` when it is answered already.
    func answer(_ message: InboxMessage.ID, with posts: [Post]) async throws(JournalError)

    // MARK: Queries, for whoever was admitted, to whatever

    /// Locks and the freeze that are in force, oldest first.
    func restraints(_ admission: Admission) async -> [Restraint]

    /// Open operations as they stand, oldest first.
    func standings(_ admission: Admission) async -> [Standing]

    /// The standing of one operation, over or not; `nil` when there is none of that id.
    func standing(of operation: OperationID, _ admission: Admission) async throws(JournalError) -> Standing?

    /// Operations whose id begins so, newest first, at most 10.
    func operations(beginning: String, _ admission: Admission) async throws(JournalError) -> [Operation]

    /// The newest operations, over or not, newest first.
    func recentOperations(limit: Int, _ admission: Admission) async throws(JournalError) -> [Operation]

    /// Operations that are not over and cannot be read or believed, oldest first.
    func parkedOperations(_ admission: Admission) async throws(JournalError) -> [ParkedOperation]

    /// The events of an operation, oldest first.
    func events(of operation: OperationID, _ admission: Admission) async throws(JournalError) -> [RecordedEvent]

    /// Asks something of the world, in the same way as plans and steps do; every question has an answer, which may be
    /// `unavailable`.
    func ask(_ questions: Set<AnyQuestion>, _ admission: Admission) async -> Answers

    /// The place that a region is (`nil`: the configured one).
    func place(region: String?, _ admission: Admission) async throws(FleetError) -> Place

    /// The regions that there are for the account.
    func regions(_ admission: Admission) async throws(FleetError) -> RegionList
}

/// What is known of people, read when it is asked for.
package struct PeopleReader: Sendable {
    /// Who is an operator, groups read if need be.
    package var operators: @Sendable () async -> Operators
    /// A person's profile, read now.
    package var profile: @Sendable (PersonID) async -> Reading<GateReading.Person>

    package init(
        operators: @escaping @Sendable () async -> Operators,
        profile: @escaping @Sendable (PersonID) async -> Reading<GateReading.Person>
    ) {
        self.operators = operators
        self.profile = profile
    }

    /// Knows nobody, so that nobody is admitted.
    package static let nobody = PeopleReader(
        operators: { Operators(people: []) }, profile: { _ in .unavailable("Nobody is known here.") })
}
