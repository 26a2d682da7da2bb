internal import AWS
internal import Engine
internal import Foundation
internal import Maintenance

/// Reads what is listed around databases: events, pending maintenance, deployments, snapshots, groups and proxies.
struct DatabaseSurroundings: Sendable {
    let region: RegionAccess
    let purpose: AskPurpose
    let ticket: TurnTicket?

    func read(_ questions: Set<AnyQuestion>) async -> [any AnyAnswer] {
        async let maintenance = region.each(PendingMaintenanceQuestion.self, of: questions) {
            question async throws(FleetError) in
            try await pendingMaintenance()
        }
        async let deployments = region.each(DeploymentsQuestion.self, of: questions) {
            question async throws(FleetError) in
            try await self.deployments()
        }
        async let snapshots = region.each(SnapshotsQuestion.self, of: questions) {
            question async throws(FleetError) in
            try await clusterSnapshots(of: question.target.cluster.text)
        }
        async let instanceSnapshots = region.each(InstanceSnapshotsQuestion.self, of: questions) {
            question async throws(FleetError) in
            try await self.instanceSnapshots(of: question.instance.text)
        }
        async let groups = region.each(ParameterGroupQuestion.self, of: questions) {
            question async throws(FleetError) in
            try await sending(on: IAMAction(RDS.DescribeDBParameters.self)) { rds throws(AWSError) in
                try await rds.parameterGroup(question.group)
            }
        }
        async let proxies = proxyTargets(questions)
        return await maintenance + deployments + snapshots + instanceSnapshots + groups + proxies
    }

    /// One list from the earliest time that is asked for answers all.
    func restarts(_ questions: Set<AnyQuestion>) async -> [any AnyAnswer] {
        let asked = questions.compactMap { $0.base as? RestartsQuestion }
        guard let since = asked.map(\.since).min() else { return [] }
        let takenAt = region.now()
        let start = max(since - Observation.clockTolerance, takenAt - EventsQuestion.longestHistory)
        do throws(FleetError) {
            let events = try await readableEvents(
                since: start, RDS.DescribeEvents().with { $0.sourceType = "db-instance" })
            let restarts = RDS.Event.restarts(in: events)
            return asked.map { Answered($0, .known(restarts), takenAt: takenAt) }
        } catch {
            return asked.map {
                Answered($0, .unavailable(error.message), passes: error.passes, takenAt: takenAt)
            }
        }
    }

    private func clusterSnapshots(of cluster: String) async throws(FleetError) -> [String: String] {
        let seen = try await listing(RDS.DescribeDBClusterSnapshots().with { $0.dbClusterIdentifier = cluster })
        let readable = seen.items.filter { $0.dbClusterIdentifier == cluster }
            .map { ($0.dbClusterSnapshotIdentifier, $0.status) }
        return Dictionary(readable + (try statuses(of: seen, name: "DBClusterSnapshotIdentifier"))) { $1 }
    }

    private func instanceSnapshots(of instance: String) async throws(FleetError) -> [String: String] {
        let seen = try await listing(RDS.DescribeDBSnapshots().with { $0.dbInstanceIdentifier = instance })
        let readable = seen.items.filter { $0.dbInstanceIdentifier == instance }.map {
            ($0.dbSnapshotIdentifier, $0.status)
        }
        return Dictionary(readable + (try statuses(of: seen, name: "DBSnapshotIdentifier"))) { $1 }
    }

    /// The proxies are listed once for all of their groups.
    private func proxyTargets(_ questions: Set<AnyQuestion>) async -> [any AnyAnswer] {
        let asked = questions.compactMap { $0.base as? ProxyTargetQuestion }.sorted { $0.target < $1.target }
        guard !asked.isEmpty else { return [] }
        let takenAt = region.now()
        do throws(FleetError) {
            let found = try await sending(on: IAMAction(RDS.DescribeDBProxyTargets.self)) { rds throws(AWSError) in
                let proxies = Dictionary(try await rds.proxies().map { ($0.name, $0) }) { first, _ in first }
                var found: [ProxyTarget: ProxyState] = [:]
                for target in asked.map(\.target) {
                    guard let proxy = proxies[target.proxy] else { continue }
                    found[target] = try await rds.proxy(target, of: proxy)
                }
                return found
            }
            return asked.map { Answered($0, .known(found[$0.target]), takenAt: takenAt) }
        } catch {
            return asked.map {
                Answered($0, .unavailable(error.message), passes: error.passes, takenAt: takenAt)
            }
        }
    }

    func listing<Request: RDSListRequest>(_ request: Request) async throws(FleetError) -> Listing<Request.Item> {
        try await region.listing(request, for: purpose, ticket: ticket)
    }

    private func sending<Value>(
        on action: IAMAction, _ body: (PacedSender) async throws(AWSError) -> Value
    ) async throws(FleetError) -> Value {
        do throws(AWSError) {
            return try await body(region.calls.rds(purpose.priority, ticket: ticket))
        } catch {
            throw error.failure(on: action)
        }
    }
}
