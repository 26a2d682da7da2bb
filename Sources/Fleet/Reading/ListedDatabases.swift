package import AWS
internal import Logging
internal import Engine
package import Maintenance

/// Clusters and instances as one reading brought them.
package struct ListedDatabases: Sendable {
    package var clusters: [RDS.DBCluster]
    package var instances: [RDS.DBInstance]
    /// Elements of both lists that could not be read.
    var unreadableClusters: [UnreadableElement] = []
    var unreadableInstances: [UnreadableElement] = []

    package init(clusters: [RDS.DBCluster], instances: [RDS.DBInstance]) {
        self.clusters = clusters
        self.instances = instances
    }

    init(clusters: Listing<RDS.DBCluster>, instances: [Listing<RDS.DBInstance>]) {
        self.init(clusters: clusters.items, instances: instances.flatMap(\.items))
        unreadableClusters = clusters.unreadable
        unreadableInstances = instances.flatMap(\.unreadable)
    }

    /// The cluster of that name, if there is one, and all instances that say they belong to it.
    package func state(of name: String) -> ClusterState {
        ClusterState(
            cluster: clusters.first { $0.dbClusterIdentifier == name }.map { Cluster($0) }, instances: members(of: name)
        )
    }

    /// The RDS instance of that name, if there is one.
    package func instance(named name: String) -> RDSInstance? {
        instances.first { $0.dbInstanceIdentifier == name && $0.isStandalone }.map { RDSInstance($0) }
    }

    /// All that there is, by name.
    package var all: Databases {
        Databases(
            clusters: clusters.map(\.dbClusterIdentifier).filter { complaint(aboutCluster: $0) == nil }.sorted()
                .map { state(of: $0) },
            instances: instances.filter(\.isStandalone).map { RDSInstance($0) }
                .sorted { $0.identifier < $1.identifier },
            unreadable: unreadable)
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

        /// Clusters with their members, and RDS instances, all by name.
        func read(clusters: [String], instances: [String]) async -> Result<ListedDatabases, FleetError> {
            await read(clusters, instances)
        }

        func readAll() async -> Result<ListedDatabases, FleetError> { await read(nil, []) }

        private func read(
            _ clusters: [String]?, _ instances: [String]
        ) async -> Result<ListedDatabases, FleetError> {
            async let clusterList = listClusters(clusters)
            async let memberList = listMembers(clusters)
            async let instanceList = listInstances(instances)
            do throws(FleetError) {
                return .success(
                    ListedDatabases(
                        clusters: try await clusterList.get(),
                        instances: [try await memberList.get(), try await instanceList.get()]))
            } catch {
                return .failure(error)
            }
        }

        private func listClusters(_ names: [String]?) async -> Result<Listing<RDS.DBCluster>, FleetError> {
            await list(names.map { RDS.Filter.dbClusterID($0) }) { filters in
                RDS.DescribeDBClusters().with { $0.filters = filters }
            }
        }

        /// The members of these clusters; all instances where no clusters are named.
        private func listMembers(_ clusters: [String]?) async -> Result<Listing<RDS.DBInstance>, FleetError> {
            await list(clusters.map { RDS.Filter.dbClusterID($0) }) { filters in
                RDS.DescribeDBInstances().with { $0.filters = filters }
            }
        }

        private func listInstances(_ names: [String]) async -> Result<Listing<RDS.DBInstance>, FleetError> {
            await list(.dbInstanceID(names)) { filters in RDS.DescribeDBInstances().with { $0.filters = filters } }
                .map { all in
                    Listing(
                        items: all.items.filter { names.contains($0.dbInstanceIdentifier) },
                        unreadable: all.unreadable.filter { element in
                            element["DBInstanceIdentifier"].map(names.contains) ?? true
                        })
                }
        }

        /// Reads a list by filter; without it where AWS takes offence at one of the names, which is then just not there.
        private func list<Request: RDSListRequest>(
            _ filter: RDS.Filter?, _ request: ([RDS.Filter]) -> Request
        ) async -> Result<Listing<Request.Item>, FleetError> {
            guard filter?.values.isEmpty != true else { return .success(Listing()) }
            let rds = region.calls.rds(purpose.priority, ticket: ticket)
            do throws(AWSError) {
                do throws(AWSError) {
                    return .success(try await rds.listing(request(filter.map { [$0] } ?? [])))
                } catch {
                    let isMissing = error.hasCode("DBClusterNotFoundFault") || error.hasCode("DBInstanceNotFound")
                    guard filter != nil, isMissing else { throw error }
                    region.logger.debug("AWS refuses the filter; reading without", metadata: ["code": "\(error.code)"])
                    return .success(try await rds.listing(request([])))
                }
            } catch {
                return .failure(error.failure(on: IAMAction(Request.self)))
            }
        }
    }
}
