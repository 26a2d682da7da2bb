internal import AWS
internal import Foundation
internal import Logging

/// The services of one region, every call in its turn.
struct RegionCalls: Sendable {
    let client: AWSClient
    let rdsPacer: CallPacer
    let cloudWatchPacer: CallPacer

    init(
        region: String?, makeClient: AWSFleet.MakeClient, limits: CallLimits, clock: any Clock<Duration>,
        logger: Logger
    ) throws(AWSError) {
        let rdsTally = AttemptTally()
        let cloudWatchTally = AttemptTally()
        client = try makeClient(region) { attempt in
            if attempt.service == .rds { rdsTally.note(attempt) }
            if attempt.service == .cloudWatch { cloudWatchTally.note(attempt) }
        }
        rdsPacer = CallPacer(limits, tally: rdsTally, clock: clock, logger: logger)
        cloudWatchPacer = CallPacer(.cloudWatch, tally: cloudWatchTally, clock: clock, logger: logger)
    }

    var region: String { client.region }

    /// RDS, each page in a turn of its own.
    ///
    /// - Parameter hasTurn: the turn of the first page was taken before.
    func rds(_ priority: CallBudget.Priority, hasTurn: Bool = false) -> PacedSender {
        PacedSender(pacer: rdsPacer, client: client, priority: priority, hasTurn: hasTurn)
    }

    func cloudWatch(_ priority: CallBudget.Priority) -> PacedSender {
        PacedSender(pacer: cloudWatchPacer, client: client, priority: priority)
    }
}

/// Sends the calls to one service of a region, each in its turn.
struct PacedSender: AWSSender {
    let pacer: CallPacer
    let client: AWSClient
    let priority: CallBudget.Priority
    /// Whether the turn of the first page was taken before.
    var hasTurn = false

    func send(_ call: AWSCall) async throws(AWSError) -> Data {
        try await pacer.send(call, priority, through: client, hasTurn: hasTurn && call.page == 1)
    }
}
