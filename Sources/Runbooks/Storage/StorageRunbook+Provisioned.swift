import Maintenance

/// What AWS says about the storage of a Multi-AZ DB cluster.
///
/// Source: RDS user guide, "Multi-AZ DB cluster deployments"; API reference, ModifyDBCluster, `Iops`: sent together with
/// the size; under 400 GiB gp3 has its 3000 IOPS and takes no others.
extension StorageRunbook {
    private static let types = ["gp3", "io1", "io2"]
    private static let adjustableFrom = 400

    func provisionedStorage(_ cluster: Cluster) throws(Refusal) -> Storage {
        let name = cluster.identifier
        // The same API lists clusters of Neptune and DocumentDB.
        guard ["mysql", "postgres"].contains(cluster.engine) else {
            throw Refusal(
                "\(name) runs \(cluster.engine). The storage of Aurora clusters and of Multi-AZ DB clusters of MySQL and "
                    + "PostgreSQL is changed here.")
        }
        guard Self.types.contains(self.type) else {
            throw Refusal(
                "\(name) is a Multi-AZ DB cluster (\(cluster.engine)): its storage is gp3, io1 or io2, not "
                    + "“\(self.type)”. For example `storage \(name) gp3`.")
        }
        guard self.throughput == nil else {
            throw Refusal("The throughput of a Multi-AZ DB cluster's storage cannot be set. Leave out `--throughput`.")
        }
        guard let iops = self.iops else {
            guard self.type == "gp3" else {
                throw Refusal(
                    "\(self.type) needs its IOPS: `storage \(name) \(self.type) --iops \(cluster.storage.iops ?? 3000)`."
                )
            }
            return Storage(type: self.type)
        }
        guard let allocated = cluster.storage.allocated else {
            throw Refusal("AWS does not say how large the storage of \(name) is, and wants that with the IOPS.")
        }
        guard self.type != "gp3" || allocated >= Self.adjustableFrom else {
            throw Refusal(
                "\(name) has \(allocated) GiB: below \(Self.adjustableFrom) GiB gp3 has 3000 IOPS and takes no others. "
                    + "`storage \(name) gp3` changes the type alone.")
        }
        return Storage(type: self.type, iops: iops, allocated: allocated)
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
