/// The storage of an instance, or of a Multi-AZ DB cluster, that does not have Aurora's.
package struct StorageVolume: Sendable, Hashable {
    /// `gp2`, `gp3`, `io1`, `io2` or `standard`.
    package var type: String
    package var gibibytes: Int
    package var iops: Int?
    /// MiB per second; only gp3 has it to choose.
    package var throughput: Int?

    package init(_ type: String, gibibytes: Int, iops: Int? = nil, throughput: Int? = nil) {
        self.type = type
        self.gibibytes = gibibytes
        self.iops = iops
        self.throughput = throughput
        if type == "gp3" { takeBaseline() }
    }
}

/// What a call asks of a volume; nil leaves a value as it is.
package struct VolumeChange: Sendable, Hashable {
    package var type: String?
    package var gibibytes: Int?
    package var iops: Int?
    package var throughput: Int?

    package init(type: String? = nil, gibibytes: Int? = nil, iops: Int? = nil, throughput: Int? = nil) {
        self.type = type
        self.gibibytes = gibibytes
        self.iops = iops
        self.throughput = throughput
    }

    var isEmpty: Bool { self == VolumeChange() }
}

// The limits are those of "Amazon RDS DB instance storage" in the RDS user guide for MariaDB, MySQL and PostgreSQL.
extension StorageVolume {
    /// From this size on gp3 is striped: it has a higher baseline, and IOPS and throughput can be chosen.
    static let stripedFrom = 400

    private var isStriped: Bool { gibibytes >= Self.stripedFrom }

    private mutating func takeBaseline() {
        iops = max(iops ?? 0, isStriped ? 12_000 : 3_000)
        throughput = max(throughput ?? 0, isStriped ? 500 : 125)
    }

    /// The volume after a change, or what AWS refuses about it.
    func changed(by change: VolumeChange) throws(RDSFault) -> StorageVolume {
        var wanted = self
        wanted.type = change.type ?? type
        if let size = change.gibibytes {
            guard size >= gibibytes else { throw .combination("The allocated storage cannot be reduced.") }
            // AWS rounds an increase of less than a tenth up to a tenth.
            wanted.gibibytes = size > gibibytes ? max(size, (gibibytes * 11 + 9) / 10) : gibibytes
        }
        switch wanted.type {
        case "gp2", "standard":
            guard change.iops == nil, change.throughput == nil else {
                throw .combination("\(wanted.type) has neither IOPS nor throughput to choose.")
            }
            wanted.iops = nil
            wanted.throughput = nil
        case "gp3": try wanted.choose(change, hadType: type)
        case "io1", "io2": try wanted.provision(change)
        default: throw .value("Invalid storage type: \(wanted.type)")
        }
        try wanted.checkSize()
        return wanted
    }

    private mutating func choose(_ change: VolumeChange, hadType old: String) throws(RDSFault) {
        if old != "gp3" { (iops, throughput) = (nil, nil) }
        if !isStriped, change.iops != nil || change.throughput != nil {
            throw .combination("IOPS and throughput cannot be given for gp3 of less than \(Self.stripedFrom) GiB.")
        }
        if let wanted = change.iops, !(12_000...64_000).contains(wanted) {
            throw .combination("The IOPS of gp3 must be from 12000 to 64000, and are \(wanted).")
        }
        if let wanted = change.throughput, !(500...4_000).contains(wanted) {
            throw .combination("The throughput of gp3 must be from 500 to 4000, and is \(wanted).")
        }
        iops = change.iops ?? iops
        throughput = change.throughput ?? throughput
        takeBaseline()
        if let iops, let throughput, throughput * 4 > iops {
            throw .combination("The throughput of gp3 can be a quarter of its IOPS at most.")
        }
    }

    private mutating func provision(_ change: VolumeChange) throws(RDSFault) {
        guard change.throughput == nil else { throw .combination("\(type) has no throughput to choose.") }
        throughput = nil
        iops = change.iops ?? (change.type == nil ? iops : nil)
        guard let iops else { throw .combination("The IOPS must be given for \(type).") }
        let perGibibyte = type == "io1" ? 50 : 1_000
        guard (1_000...256_000).contains(iops), iops <= gibibytes * perGibibyte, iops * 2 >= gibibytes else {
            throw .combination("\(iops) IOPS do not go with \(gibibytes) GiB of \(type).")
        }
    }

    private func checkSize() throws(RDSFault) {
        guard let bounds = StorageLimits(of: type)?.sizes else { throw .value("Invalid storage type: \(type)") }
        guard bounds.contains(gibibytes) else {
            throw .combination("The storage of \(type) must be from \(bounds.lowerBound) to \(bounds.upperBound) GiB.")
        }
    }
}
