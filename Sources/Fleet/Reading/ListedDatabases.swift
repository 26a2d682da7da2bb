package import AWS
internal import Logging
internal import Engine
package import Maintenance

/// Clusters and instances as one reading brought them.
package struct ListedDatabases: Sendable {
    package var clusters: [RDS.DBCluster]
    package var instances: [RDS.DBInstance]

    package init(clusters: [RDS.DBCluster], instances: [RDS.DBInstance]) {
        self.clusters = clusters
        self.instances = instances
    }

    /// The cluster of that name, if there is one, and all instances that say they belong to it; else the RDS instance of
    /// that name.
    package func state(of name: String) -> ClusterState {
        if let cluster = clusters.first(where: { $0.dbClusterIdentifier == name }) {
            return ClusterState(cluster: Cluster(cluster), instances: members(of: name))
        }
        guard let alone = instances.first(where: { $0.dbInstanceIdentifier == name && $0.isStandalone }) else {
            return ClusterState(cluster: nil, instances: members(of: name))
        }
        return ClusterState(cluster: Cluster(alone), instances: [Instance(standalone: alone)])
    }

    /// All that there is, by name.
    package var all: [ClusterState] {
        let names = Set(clusters.map(\.dbClusterIdentifier)).union(
            instances.filter(\.isStandalone).map(\.dbInstanceIdentifier))
        return names.sorted().map { state(of: $0) }
    }

    private func members(of cluster: String) -> [Instance] {
        instances.filter { $0.dbClusterIdentifier == cluster }.map { Instance($0) }
    }
}

extension RDS.DBInstance {
    /// Belongs to no cluster.
    var isStandalone: Bool { dbClusterIdentifier == nil }
}

extension ListedDatabases {
    /// Reads the lists.
    struct Page: Sendable {
        let region: RegionAccess
        let purpose: AskPurpose
        let ticket: TurnTicket?

        /// - Parameter names: of clusters and RDS instances; `nil` for all.
        func read(_ names: [String]?, knownAlone: Set<String>) async -> Result<ListedDatabases, FleetError> {
            let clusters = names.map { $0.filter { !knownAlone.contains($0) } }
            let alone = names.map { $0.filter(knownAlone.contains) } ?? []
            async let clusterList = listClusters(clusters)
            async let memberList = listMembers(clusters)
            async let aloneList = listInstances(alone)
            do throws(FleetError) {
                var listed = ListedDatabases(
                    clusters: try await clusterList.get(),
                    instances: try await memberList.get() + aloneList.get())
                let unknown = (clusters ?? []).filter { name in
                    !listed.clusters.contains { $0.dbClusterIdentifier == name }
                }
                listed.instances += try await listInstances(unknown).get()
                return .success(listed)
            } catch {
                return .failure(error)
            }
        }

        private func listClusters(_ names: [String]?) async -> Result<[RDS.DBCluster], FleetError> {
            await list(names.map { RDS.Filter.dbClusterID($0) }) { filters in
                RDS.DescribeDBClusters().with { $0.filters = filters }
            }
        }

        /// The members of these clusters; all instances where no clusters are named.
        private func listMembers(_ clusters: [String]?) async -> Result<[RDS.DBInstance], FleetError> {
            await list(clusters.map { RDS.Filter.dbClusterID($0) }) { filters in
                RDS.DescribeDBInstances().with { $0.filters = filters }
            }
        }

        private func listInstances(_ names: [String]) async -> Result<[RDS.DBInstance], FleetError> {
            await list(.dbInstanceID(names)) { filters in RDS.DescribeDBInstances().with { $0.filters = filters } }
                .map { $0.filter { names.contains($0.dbInstanceIdentifier) } }
        }

        /// Reads a list by filter; without it where AWS takes offence at one of the names, which is then just not there.
        private func list<Request: RDSListRequest>(
            _ filter: RDS.Filter?, _ request: ([RDS.Filter]) -> Request
        ) async -> Result<[Request.Item], FleetError> {
            guard filter?.values.isEmpty != true else { return .success([]) }
            let rds = region.calls.rds(purpose.priority, ticket: ticket)
            do throws(AWSError) {
                do throws(AWSError) {
                    return .success(try await rds.list(request(filter.map { [$0] } ?? [])))
                } catch {
                    let isMissing = error.hasCode("DBClusterNotFoundFault") || error.hasCode("DBInstanceNotFound")
                    guard filter != nil, isMissing else { throw error }
                    region.logger.debug("AWS refuses the filter; reading without", metadata: ["code": "\(error.code)"])
                    return .success(try await rds.list(request([])))
                }
            } catch {
                return .failure(error.failure(on: IAMAction(Request.self)))
            }
        }
    }
}
