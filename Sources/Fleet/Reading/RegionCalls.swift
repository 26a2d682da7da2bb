internal import AWS
internal import Foundation
internal import Logging

/// The services of one region, every call in its turn.
struct RegionCalls: Sendable {
    let client: AWSClient
    private let pacers: ServicePacers

    init(
        region: String?, makeClient: AWSFleet.MakeClient, services: [FleetService],
        clock: any Clock<Duration>, logger: Logger
    ) throws(AWSError) {
        let pacers = ServicePacers(services: services, clock: clock, logger: logger)
        client = try makeClient(region) { pacers.note($0) }
        self.pacers = pacers
    }

    var region: String { client.region }
    var rdsPacer: CallPacer { pacers.pacer(of: .rds) }

    /// Each page of a list is sent in a turn of its own.
    ///
    /// - Parameter ticket: a turn that was taken before.
    func sender(
        to service: AWSService, _ priority: CallBudget.Priority, ticket: TurnTicket? = nil
    ) -> PacedSender {
        PacedSender(pacer: pacers.pacer(of: service), client: client, priority: priority, ticket: ticket)
    }

    func rds(_ priority: CallBudget.Priority, ticket: TurnTicket? = nil) -> PacedSender {
        sender(to: .rds, priority, ticket: ticket)
    }

    func cloudWatch(_ priority: CallBudget.Priority) -> PacedSender {
        sender(to: .cloudWatch, priority)
    }
}

/// Sends the calls to one service of a region, each in its turn.
struct PacedSender: AWSSender {
    let pacer: CallPacer
    let client: AWSClient
    let priority: CallBudget.Priority
    /// A turn that was taken before.
    var ticket: TurnTicket?

    func send(_ call: AWSCall) async throws(AWSError) -> Data {
        try await pacer.send(call, priority, through: client, hasTurn: ticket?.take() ?? false)
    }
}
