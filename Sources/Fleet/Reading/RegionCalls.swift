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
    func rds(_ priority: CallBudget.Priority, hasTurn: Bool = false) -> RDSClient {
        RDSClient(sending: { [rdsPacer, client] (call) async throws(AWSError) -> Data in
            let isFirst = !call.parameters.contains { $0.name == "Marker" }
            return try await rdsPacer.send(call, priority, through: client, hasTurn: hasTurn && isFirst)
        })
    }

    func cloudWatch(_ priority: CallBudget.Priority) -> CloudWatchClient {
        CloudWatchClient(sending: { [cloudWatchPacer, client] (call) async throws(AWSError) -> Data in
            try await cloudWatchPacer.send(call, priority, through: client)
        })
    }

    var sts: STSClient { STSClient(client: client) }

    var ec2: EC2Client { EC2Client(client: client) }
}
