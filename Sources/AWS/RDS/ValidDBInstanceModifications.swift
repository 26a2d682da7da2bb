extension RDS {
    /// What storage an instance as it is now can be given by ModifyDBInstance.
    package struct ValidDBInstanceModifications: Sendable, Equatable, ReplyShape {
        /// Type by type.
        package var storage: [ValidStorageOptions]
        package var supportsDedicatedLogVolume: Bool?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            storage = try element.requiredStructures("Storage")
            supportsDedicatedLogVolume = try element.optional("SupportsDedicatedLogVolume")
        }
    }

    /// What can be had of one type of storage; what cannot be chosen with it has no ranges.
    package struct ValidStorageOptions: Sendable, Equatable, ReplyShape {
        package var storageType: String
        /// In GiB.
        package var storageSize: [ValueRange] = []
        package var provisionedIops: [ValueRange] = []
        package var iopsToStorageRatio: [DoubleRange] = []
        /// In MiB a second.
        package var provisionedStorageThroughput: [ValueRange] = []
        package var storageThroughputToIopsRatio: [DoubleRange] = []
        package var supportsStorageAutoscaling: Bool?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            storageType = try element.required("StorageType")
            storageSize = try element.structures("StorageSize")
            provisionedIops = try element.structures("ProvisionedIops")
            iopsToStorageRatio = try element.structures("IopsToStorageRatio")
            provisionedStorageThroughput = try element.structures("ProvisionedStorageThroughput")
            storageThroughputToIopsRatio = try element.structures("StorageThroughputToIopsRatio")
            supportsStorageAutoscaling = try element.optional("SupportsStorageAutoscaling")
        }
    }

    /// Values from the lowest to the highest, in steps where there are any.
    package struct ValueRange: Sendable, Equatable, ReplyShape {
        package var from: Int
        package var to: Int
        package var step: Int?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            from = try element.required("From")
            to = try element.required("To")
            step = try element.optional("Step")
        }
    }

    /// The same of factors.
    package struct DoubleRange: Sendable, Equatable, ReplyShape {
        package var from: Double
        package var to: Double

        package init(_ element: ReplyElement) throws(MalformedReply) {
            from = try element.required("From")
            to = try element.required("To")
        }
    }

    /// Tells what storage an instance outside Aurora can be given.
    package struct DescribeValidDBInstanceModifications: RDSRequest {
        package typealias Reply = ValidDBInstanceModifications
        package static let kind = AWSCall.Kind.read

        var dbInstanceIdentifier: String

        package init(dbInstanceIdentifier: String) {
            self.dbInstanceIdentifier = dbInstanceIdentifier
        }

        package func encode(into form: inout QueryParameters) {
            form.add("DBInstanceIdentifier", dbInstanceIdentifier)
        }

        package func read(_ result: ReplyElement) throws(MalformedReply) -> ValidDBInstanceModifications {
            try ValidDBInstanceModifications(try result.requiredElement("ValidDBInstanceModificationsMessage"))
        }
    }
}
