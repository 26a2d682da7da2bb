internal import AWS
internal import Engine
internal import Foundation
internal import Maintenance

/// What happened to a cluster before it is worked on.
struct HistoryReader: Reader {
    static let kinds: [any Question.Type] = [FailoversQuestion.self]

    private let region: RegionAccess

    init(_ region: RegionAccess) { self.region = region }

    func read(_ questions: Set<AnyQuestion>, for purpose: AskPurpose) async -> [any AnyAnswer] {
        await region.each(FailoversQuestion.self, of: questions) { question async throws(FleetError) in
            let cluster = question.target.cluster.text
            let since = region.now() - FailoversQuestion.history
            let listing = try await region.events(
                since: since,
                RDS.DescribeEvents().with {
                    $0.sourceType = "db-cluster"
                    $0.sourceIdentifier = cluster
                    $0.eventCategories = ["failover"]
                }, for: purpose)
            let events = try listing.items(
                where: { $0["SourceIdentifier"] ?? cluster == cluster }, failing: IAMAction(RDS.DescribeEvents.self))
            return RDS.Event.failovers(of: cluster, in: events)
        }
    }
}

extension RDS.Event {
    /// Events have no code in the API, so a failover is told by its category and its words (Aurora user guide, "Amazon RDS
    /// event categories and event messages for Aurora": RDS-EVENT-0071, failover, "Completed failover to DB instance").
    static func failovers(of cluster: String, in events: [RDS.Event]) -> [SeenFailover] {
        events.filter { event in
            event.sourceIdentifier == cluster && event.eventCategories.contains("failover")
                && event.message?.localizedCaseInsensitiveContains("completed failover") ?? false
        }.map { SeenFailover(at: Timestamp($0.date), text: $0.message ?? "") }.sorted { $0.at < $1.at }
    }
}
