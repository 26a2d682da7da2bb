/// What one type of storage can have, for an instance of no cluster.
///
/// Source: RDS user guide, "Amazon RDS DB instance storage".
package struct StorageLimits: Sendable, Hashable {
    /// In GiB.
    package var sizes: ClosedRange<Int>
    /// What can be chosen; of gp3 from the size on from which it is striped.
    package var iops: ClosedRange<Int>?
    package var iopsPerGibibyte: ClosedRange<Double>?
    /// In MiB per second.
    package var throughput: ClosedRange<Int>?
    package var throughputPerIops: ClosedRange<Double>?

    /// Nil for a type that is none.
    init?(of type: String) {
        switch type {
        case "standard": sizes = 5...3_072
        case "gp2": sizes = 20...65_536
        case "gp3":
            sizes = 20...65_536
            (iops, throughput) = (12_000...64_000, 500...4_000)
            (iopsPerGibibyte, throughputPerIops) = (0.5...500, 0...0.25)
        case "io1":
            sizes = 100...65_536
            (iops, iopsPerGibibyte) = (1_000...256_000, 0.5...50)
        case "io2":
            sizes = 100...65_536
            (iops, iopsPerGibibyte) = (1_000...256_000, 0.5...1_000)
        default: return nil
        }
    }
}

/// One type of storage that ModifyDBInstance can give an instance, as DescribeValidDBInstanceModifications shows it.
package struct ValidStorage: Sendable, Hashable {
    package var type: String
    package var limits: StorageLimits
}
