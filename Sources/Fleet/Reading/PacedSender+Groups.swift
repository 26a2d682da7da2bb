internal import AWS
internal import Maintenance

extension PacedSender {
    /// A parameter group with what somebody set in it; `nil` when there is none of that name.
    func parameterGroup(_ group: ParameterGroupName) async throws(AWSError) -> ParameterGroupState? {
        do throws(AWSError) {
            switch group.scope {
            case .cluster:
                let found = try await list(
                    RDS.DescribeDBClusterParameterGroups().with { $0.dbClusterParameterGroupName = group.name })
                guard let family = found.first?.dbParameterGroupFamily else { return nil }
                let parameters = try await list(
                    RDS.DescribeDBClusterParameters(dbClusterParameterGroupName: group.name)
                        .with { $0.source = "user" })
                return ParameterGroupState(family: family, values: parameters.values)
            case .instance:
                let found = try await list(
                    RDS.DescribeDBParameterGroups().with { $0.dbParameterGroupName = group.name })
                guard let family = found.first?.dbParameterGroupFamily else { return nil }
                let parameters = try await list(
                    RDS.DescribeDBParameters(dbParameterGroupName: group.name).with { $0.source = "user" })
                return ParameterGroupState(family: family, values: parameters.values)
            }
        } catch {
            guard error.hasCode("DBParameterGroupNotFound") || error.hasCode("DBClusterParameterGroupNotFound") else {
                throw error
            }
            return nil
        }
    }

    /// A proxy's target group: the clusters it tracks and the health of the instances behind it.
    func proxy(_ target: ProxyTarget, of proxy: ListedProxy) async throws(AWSError) -> ProxyState {
        let targets = try await list(
            RDS.DescribeDBProxyTargets(dbProxyName: target.proxy).with { $0.targetGroupName = target.group })
        var clusters: Set<String> = []
        var health: [String: String] = [:]
        for seen in targets {
            if let cluster = seen.trackedClusterId { clusters.insert(cluster) }
            if seen.type == "TRACKED_CLUSTER" {
                if let cluster = seen.rdsResourceId { clusters.insert(cluster) }
                // One that shows the cluster alone says by it how the cluster's instances are.
                if let state = seen.targetHealth?.state { health[seen.rdsResourceId ?? ""] = state }
            } else if let instance = seen.rdsResourceId {
                health[instance] = seen.targetHealth?.state ?? "UNKNOWN"
            }
        }
        return ProxyState(
            target: target, status: proxy.status, clusters: clusters.sorted(), health: health,
            engineFamily: proxy.engineFamily)
    }
}

extension [RDS.Parameter] {
    /// Those with a value, by name.
    var values: [String: String] {
        Dictionary(compactMap { parameter in parameter.parameterValue.map { (parameter.parameterName, $0) } }) { $1 }
    }
}
