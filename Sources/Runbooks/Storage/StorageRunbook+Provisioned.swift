import Maintenance

/// What AWS says about the storage of a Multi-AZ DB cluster.
///
/// Source: RDS user guide, "Multi-AZ DB cluster deployments"; API reference, ModifyDBCluster: `StorageType` of such a
/// cluster needs `Iops`, which is sent together with the size; below 400 GiB gp3 has its 3000 IOPS and takes no others
/// (RDS user guide, "Amazon RDS DB instance storage", gp3).
extension StorageRunbook {
    private static let types = ["gp3", "io1", "io2"]

    func provisionedStorage(_ cluster: Cluster, _ type: String) throws(Refusal) -> Storage {
        let name = cluster.identifier
        // The same API lists clusters of Neptune and DocumentDB.
        guard ["mysql", "postgres"].contains(cluster.engine) else {
            throw Refusal(
                "\(name) runs \(cluster.engine). The storage of Aurora clusters and of Multi-AZ DB clusters of MySQL and "
                    + "PostgreSQL is changed here.")
        }
        guard Self.types.contains(type) else {
            throw Refusal(
                "\(name) is a Multi-AZ DB cluster (\(cluster.engine)): its storage is gp3, io1 or io2, not "
                    + "“\(type)”. For example `storage \(name) gp3`.")
        }
        guard self.throughput == nil else {
            throw Refusal("The throughput of a Multi-AZ DB cluster's storage cannot be set. Leave out `--throughput`.")
        }
        guard let allocated = cluster.storage.allocated else {
            throw Refusal("AWS does not say how large the storage of \(name) is, and wants that with the IOPS.")
        }
        let limits = VolumeLimits(engine: cluster.engine)
        guard type == "gp3" else {
            let iops = try provisionedIOPS(of: name, type, cluster.storage, allocated: allocated, limits)
            return Storage(type: type, iops: iops, allocated: allocated)
        }
        guard allocated >= limits.adjustableFrom else {
            guard self.iops == nil else {
                throw Refusal(
                    "\(name) has \(allocated) GiB: below \(limits.adjustableFrom) GiB gp3 has 3000 IOPS and takes no others. "
                        + "`storage \(name) gp3` changes the type alone.")
            }
            return Storage(type: type)
        }
        // What gp3 has stays unless it is asked for anew; from another type AWS gives the least that there is.
        let current = cluster.storage.type == "gp3" ? cluster.storage.iops : nil
        let iops = self.iops ?? current ?? limits.iops.lowerBound
        try limits.check(iops, of: name, allocated: allocated)
        return Storage(type: type, iops: iops, allocated: allocated)
    }

    func provisionedFindings(_ storage: Storage, _ membership: Membership) -> [Finding] {
        [
            Finding(
                .acknowledge, "storage-optimization",
                "AWS optimises the storage afterwards, for hours and perhaps days: the database stays usable, a little slower, "
                    + "and takes no other change of storage for at least 6 hours.")
        ]
    }
}
