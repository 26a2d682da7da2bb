/// Something that happens to a cluster without the caller's doing.
package enum Incident: Sendable, Hashable {
    case changesClass(instance: String, to: String)
    case failsOver(cluster: String, to: String?)
    case deletes(instance: String)
    case autoscalerAdds(cluster: String)
    case autoscalerRemoves(cluster: String)
    case backsUp(cluster: String)
    /// An automated backup of an instance that belongs to no cluster.
    case backsUpInstance(String)
    /// A snapshot expires, or somebody deletes it.
    case snapshotVanishes(String)
    /// The same of the newest available one of a cluster or an instance, whichever that is by then.
    case newestSnapshotVanishes(of: String)
    case lags(instance: String, by: Duration)
    /// So many clients are connected to an instance.
    case connects(instance: String, clients: Int)
    /// An instance is as busy as that, in percent of its processors.
    case works(instance: String, percent: Int)
    /// Something turns up that keeps a cluster, or an instance of no cluster, from being switched over, or goes away again.
    case obstructs(cluster: String, SwitchoverObstacle?)
    /// A statement changes the schema of a database, or a large object in it.
    case changesSchema(instance: String)
    /// So much of an instance's storage is in use.
    case fills(instance: String, gibibytes: Int)
    case announces(SimulatedMaintenance)
    /// No member of a cluster is flagged as its writer any more (`IsClusterWriter`).
    case hidesWriter(cluster: String)
    /// DescribeDBInstances leaves a member out that its cluster goes on listing, or has it again.
    case describes(instance: String, Bool)
    /// Somebody picks what is at hand when the time comes: another class for some member, a failover, a reader less.
    case changesSomeClass(cluster: String)
    case deletesSomeReader(cluster: String)
}
