internal import AWS
internal import Engine
internal import Foundation
internal import Maintenance

/// AWS dates events by its own clock, everything else here goes by that of the host: they are compared as the host would have
/// dated them.
extension RegionAccess {
    /// Lists events from an instant of the host's clock on, dated by that.
    func events(
        since begin: Timestamp, _ request: RDS.DescribeEvents, for purpose: AskPurpose, ticket: TurnTicket? = nil
    ) async throws(FleetError) -> Listing<RDS.Event> {
        var request = request
        request.startTime = begin.date.addingTimeInterval(await calls.client.clockLead / .seconds(1))
        var found = try await listing(request, for: purpose, ticket: ticket)
        let lead = await calls.client.clockLead / .seconds(1)
        for index in found.items.indices { found.items[index].date.addTimeInterval(-lead) }
        return found
    }
}
