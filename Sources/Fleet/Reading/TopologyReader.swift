internal import AWS
internal import Engine
internal import Maintenance

/// What stands around a cluster: its endpoints, its Global Database, the proxies before it, the integrations behind it.
struct TopologyReader: Reader {
    static let kinds: [any Question.Type] = [
        CustomEndpointsQuestion.self, GlobalRoleQuestion.self, ProxiesQuestion.self,
        IntegrationsQuestion.self,
    ]

    private let region: RegionAccess

    init(_ region: RegionAccess) { self.region = region }

    func read(_ questions: Set<AnyQuestion>, for purpose: AskPurpose) async -> [any AnyAnswer] {
        async let endpoints = region.each(CustomEndpointsQuestion.self, of: questions) {
            question async throws(FleetError) in try await self.endpoints(question, purpose)
        }
        async let roles = region.each(GlobalRoleQuestion.self, of: questions) {
            question async throws(FleetError) in try await role(question, purpose)
        }
        async let proxies = region.each(ProxiesQuestion.self, of: questions) {
            question async throws(FleetError) in try await self.proxies(purpose)
        }
        async let integrations = region.each(IntegrationsQuestion.self, of: questions) {
            question async throws(FleetError) in
            try await self.integrations(purpose)
        }
        return await endpoints + roles + proxies + integrations
    }

    private func endpoints(
        _ question: CustomEndpointsQuestion, _ purpose: AskPurpose
    ) async throws(FleetError) -> [CustomEndpoint] {
        let cluster = question.target.cluster.text
        let endpoints = try await region.list(
            RDS.DescribeDBClusterEndpoints().with { $0.dbClusterIdentifier = cluster }, for: purpose)
        return endpoints.filter { $0.dbClusterIdentifier == cluster }.compactMap(CustomEndpoint.init)
            .sorted { $0.identifier < $1.identifier }
    }

    /// Found by the cluster's ARN here: the API's only filter is the region.
    private func role(
        _ question: GlobalRoleQuestion, _ purpose: AskPurpose
    ) async throws(FleetError) -> GlobalRole? {
        let all = try await region.list(
            RDS.DescribeGlobalClusters().with { $0.globalClusterIdentifier = question.globalCluster }, for: purpose)
        let role = GlobalRole(of: question.arn, in: all)
        if role == nil, let named = question.globalCluster {
            throw FleetError(
                "AWS names the Global Database \(named), which does not list \(question.target.cluster).", passes: false
            )
        }
        return role
    }

    private func integrations(_ purpose: AskPurpose) async throws(FleetError) -> [Integration] {
        let request = RDS.DescribeIntegrations()
        let listing = try await region.listing(request, for: purpose)
        var found = listing.items.map(Integration.init)
        for element in listing.unreadable {
            guard let source = element["SourceArn"] else { throw element.failure(on: IAMAction(type(of: request))) }
            found.append(
                Integration(
                    name: element["IntegrationName"] ?? "an integration without a readable name", source: source,
                    status: element["Status"] ?? "unreadable"))
        }
        return found.sorted { $0.name < $1.name }
    }

    private func proxies(_ purpose: AskPurpose) async throws(FleetError) -> [ProxyState] {
        do throws(AWSError) {
            let rds = region.calls.rds(purpose.priority)
            var found: [ProxyState] = []
            for proxy in try await rds.proxies() {
                for group in try await rds.list(RDS.DescribeDBProxyTargetGroups(dbProxyName: proxy.name)) {
                    let target = ProxyTarget(proxy: proxy.name, group: group.targetGroupName)
                    found.append(try await rds.proxy(target, of: proxy))
                }
            }
            return found
        } catch {
            throw error.failure(on: IAMAction(RDS.DescribeDBProxies.self))
        }
    }
}

extension CustomEndpoint {
    /// `nil` for the endpoints that every cluster has.
    fileprivate init?(_ seen: RDS.DBClusterEndpoint) {
        guard seen.endpointType.uppercased() == "CUSTOM" else { return nil }
        self.init(
            identifier: seen.dbClusterEndpointIdentifier ?? seen.endpoint ?? "without a name",
            staticMembers: seen.staticMembers.map { InstanceID($0) },
            excludedMembers: seen.excludedMembers.map { InstanceID($0) })
    }
}

extension Integration {
    fileprivate init(_ seen: RDS.Integration) {
        self.init(name: seen.integrationName, source: seen.sourceArn, status: seen.status)
    }
}

extension GlobalRole {
    /// The part that a cluster has in one of these global databases; `nil` when in none.
    fileprivate init?(of arn: String, in seen: [RDS.GlobalCluster]) {
        for global in seen {
            guard let own = global.globalClusterMembers.first(where: { $0.dbClusterArn == arn }) else { continue }
            self.init(
                globalCluster: global.globalClusterIdentifier, isPrimary: own.isWriter,
                others: global.globalClusterMembers.map(\.dbClusterArn).filter { $0 != arn })
            return
        }
        return nil
    }
}
