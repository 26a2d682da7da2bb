/// Snapshots that a new database can be made from, newest first (DescribeDBClusterSnapshots, DescribeDBSnapshots).
package struct SourceSnapshotsQuestion: Question {
    package typealias Answer = [SourceSnapshot]
    package static let kind: KindName = "source-snapshots"

    /// Which of them.
    package enum Sought: Hashable, Sendable {
        case ofCluster(String)
        case ofInstance(String)
        case clusterSnapshot(arn: String)
        case instanceSnapshot(arn: String)
    }

    package let place: Place
    package let sought: Sought

    package init(_ sought: Sought, in place: Place) {
        self.place = place
        self.sought = sought
    }
}

/// A snapshot that a database can be made from.
package struct SourceSnapshot: Sendable, Equatable {
    package var identifier: String
    package var arn: String
    /// The cluster or instance that it is of.
    package var database: String
    package var status: String
    package var engine: String
    package var engineVersion: String
    package var createdAt: Timestamp?
    /// GiB, where AWS says.
    package var allocated: Int?
    /// `nil` when it is not encrypted.
    package var encryptionKey: String?
    /// Another account's, which that shares.
    package var isShared: Bool

    package init(
        identifier: String, arn: String, database: String, status: String, engine: String, engineVersion: String,
        createdAt: Timestamp?, allocated: Int? = nil, encryptionKey: String? = nil, isShared: Bool = false
    ) {
        self.identifier = identifier
        self.arn = arn
        self.database = database
        self.status = status
        self.engine = engine
        self.engineVersion = engineVersion
        self.createdAt = createdAt
        self.allocated = allocated
        self.encryptionKey = encryptionKey
        self.isShared = isShared
    }

    package var isAvailable: Bool { status == "available" }
}
