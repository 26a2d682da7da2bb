internal import AWS
internal import Engine
internal import Maintenance

/// Lists of which an element cannot be read: what names it is told with the reason. Where not even that can be read, nothing
/// tells what is not there, and the whole list is not known.
extension DatabaseSurroundings {
    func pendingMaintenance() async throws(FleetError) -> [PendingMaintenance] {
        let request = RDS.DescribePendingMaintenanceActions()
        let listing = try await listing(request)
        var found = listing.items.flatMap(PendingMaintenance.all)
        for element in listing.unreadable {
            guard let arn = element["ResourceIdentifier"] else {
                throw element.failure(on: IAMAction(type(of: request)))
            }
            var pending = PendingMaintenance(
                resource: arn.split(separator: ":").last.map(String.init) ?? arn, action: "unreadable", arn: arn)
            pending.unreadable = "What AWS lists as pending on \(pending.resource) cannot be read. \(element.reason)"
            found.append(pending)
        }
        return found.sorted { ($0.resource, $0.action) < ($1.resource, $1.action) }
    }

    func deployments() async throws(FleetError) -> [Deployment] {
        let request = RDS.DescribeBlueGreenDeployments()
        let listing = try await listing(request)
        var found = listing.items.map(Deployment.init)
        for element in listing.unreadable {
            guard let identifier = element["BlueGreenDeploymentIdentifier"],
                let name = element["BlueGreenDeploymentName"], let source = element["Source"]
            else { throw element.failure(on: IAMAction(type(of: request))) }
            found.append(
                Deployment(
                    identifier: identifier, name: name, source: source, target: nil, status: Deployment.unreadable,
                    details: element.reason))
        }
        return found
    }

    /// Events of which it cannot be told what they are of may be of anything. One of something else proves nothing there; that
    /// there is none is nowhere a proof by itself, as AWS tells events on a best effort basis (Aurora user guide, "Overview of
    /// events for Aurora").
    func readableEvents(
        since begin: Timestamp, _ request: RDS.DescribeEvents
    ) async throws(FleetError) -> [RDS.Event] {
        try await region.events(since: begin, request, for: purpose, ticket: ticket).items(
            where: { $0["SourceIdentifier"] == nil }, failing: IAMAction(type(of: request)))
    }

    /// The snapshots whose names and statuses can be read though other parts of them cannot.
    func statuses<Item>(
        of listing: Listing<Item>, name: String
    ) throws(FleetError) -> [(String, String)] {
        var statuses: [(String, String)] = []
        for element in listing.unreadable {
            guard let snapshot = element[name], let status = element["Status"] else {
                throw FleetError("A snapshot that AWS lists cannot be read. \(element.reason)", passes: false)
            }
            statuses.append((snapshot, status))
        }
        return statuses
    }
}

extension Listing {
    /// The elements that can be read, where no other is one that matters.
    func items(
        where matters: (UnreadableElement) -> Bool, failing action: IAMAction
    ) throws(FleetError) -> [Item] {
        if let element = unreadable.first(where: matters) { throw element.failure(on: action) }
        return items
    }
}

extension PacedSender {
    /// What a list of proxies tells of each.
    struct ListedProxy: Sendable {
        var name: String
        var status: String
        var engineFamily: String?
    }

    /// The proxies, of one that cannot be read as much as can.
    func proxies() async throws(AWSError) -> [ListedProxy] {
        let listing = try await listing(RDS.DescribeDBProxies())
        var proxies = listing.items.map {
            ListedProxy(name: $0.dbProxyName, status: $0.status, engineFamily: $0.engineFamily)
        }
        for element in listing.unreadable {
            guard let name = element["DBProxyName"] else {
                throw AWSError(
                    code: "malformedReply", message: "A proxy that AWS lists cannot be read. \(element.reason)",
                    outcome: .permanent)
            }
            proxies.append(ListedProxy(name: name, status: element["Status"] ?? "unreadable"))
        }
        return proxies
    }
}
