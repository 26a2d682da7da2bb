internal import AWS
internal import Engine
internal import Maintenance

/// Clusters and RDS instances, and what is listed around them: what turns look at again and again, in readings that all
/// who look at the same time share.
struct DatabaseReader: Reader {
    static let kinds: [any Question.Type] =
        DatabaseLists.kinds + [
            RestartsQuestion.self, EventsQuestion.self, PendingMaintenanceQuestion.self, DeploymentsQuestion.self,
            SnapshotsQuestion.self,
            InstanceSnapshotsQuestion.self, ParameterGroupQuestion.self, ProxyTargetQuestion.self,
        ]

    private let region: RegionAccess
    private let lists: DatabaseLists
    private let shared: SharedReading

    init(_ region: RegionAccess) {
        let lists = DatabaseLists(region)
        self.region = region
        self.lists = lists
        shared = SharedReading(
            turn: { () async throws(CancellationError) in
                try await region.calls.rdsPacer.turn(.look)
                return TurnTicket()
            }, now: region.now
        ) { questions, ticket in
            await Answers(Self.read(questions, for: .look, ticket, from: lists, in: region))
        }
    }

    var passengers: Int { get async { await shared.passengers } }

    func read(_ questions: Set<AnyQuestion>, for purpose: AskPurpose) async -> [any AnyAnswer] {
        switch purpose {
        case .look, .plan: await shared.answers(to: questions)
        // Nobody waits for others with an approval in hand.
        case .gate: await Self.read(questions, for: purpose, nil, from: lists, in: region)
        }
    }

    /// Makes a reading, all lists at once.
    private static func read(
        _ questions: Set<AnyQuestion>, for purpose: AskPurpose, _ ticket: TurnTicket?, from lists: DatabaseLists,
        in region: RegionAccess
    ) async -> [any AnyAnswer] {
        let around = DatabaseSurroundings(region: region, purpose: purpose, ticket: ticket)
        async let databases = lists.read(questions, for: purpose, ticket)
        async let restarts = around.restarts(questions)
        async let events = around.events(questions)
        async let others = around.read(questions)
        return await databases + restarts + events + others
    }
}
