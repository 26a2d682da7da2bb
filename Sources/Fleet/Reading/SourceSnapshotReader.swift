internal import AWS
internal import Engine
internal import Maintenance

/// Snapshots that databases are made from.
struct SourceSnapshotReader: Reader {
    static let kinds: [any Question.Type] = [SourceSnapshotsQuestion.self]

    private let region: RegionAccess

    init(_ region: RegionAccess) { self.region = region }

    func read(_ questions: Set<AnyQuestion>, for purpose: AskPurpose) async -> [any AnyAnswer] {
        await region.each(SourceSnapshotsQuestion.self, of: questions) { question async throws(FleetError) in
            try await snapshots(question, purpose).sorted { left, right in
                (left.createdAt?.milliseconds ?? 0, left.identifier)
                    > (right.createdAt?.milliseconds ?? 0, right.identifier)
            }
        }
    }

    private func snapshots(
        _ question: SourceSnapshotsQuestion, _ purpose: AskPurpose
    ) async throws(FleetError) -> [SourceSnapshot] {
        let account = question.place.account
        switch question.sought {
        case .ofCluster(let cluster):
            return try await clusterSnapshots(
                RDS.DescribeDBClusterSnapshots().with { $0.dbClusterIdentifier = cluster }, account, purpose)
        case .clusterSnapshot(let arn):
            return try await clusterSnapshots(
                RDS.DescribeDBClusterSnapshots().with {
                    $0.dbClusterSnapshotIdentifier = arn
                    $0.includeShared = true
                }, account, purpose)
        case .ofInstance(let instance):
            return try await instanceSnapshots(
                RDS.DescribeDBSnapshots().with { $0.dbInstanceIdentifier = instance }, account, purpose)
        case .instanceSnapshot(let arn):
            return try await instanceSnapshots(
                RDS.DescribeDBSnapshots().with {
                    $0.dbSnapshotIdentifier = arn
                    $0.includeShared = true
                }, account, purpose)
        }
    }

    private func clusterSnapshots(
        _ request: RDS.DescribeDBClusterSnapshots, _ account: String, _ purpose: AskPurpose
    ) async throws(FleetError) -> [SourceSnapshot] {
        try await found(request, purpose).map { SourceSnapshot($0, in: account) }
    }

    private func instanceSnapshots(
        _ request: RDS.DescribeDBSnapshots, _ account: String, _ purpose: AskPurpose
    ) async throws(FleetError) -> [SourceSnapshot] {
        try await found(request, purpose).map { SourceSnapshot($0, in: account) }
    }

    /// None where AWS says that there is no such snapshot (API reference, DBClusterSnapshotNotFoundFault, DBSnapshotNotFound).
    private func found<Request: RDSListRequest>(
        _ request: Request, _ purpose: AskPurpose
    ) async throws(FleetError) -> [Request.Item] {
        do throws(AWSError) {
            return try await region.calls.rds(purpose.priority).list(request)
        } catch {
            let absence = ["DBClusterSnapshotNotFoundFault", "DBSnapshotNotFound", "DBSnapshotNotFoundFault"]
            guard !absence.contains(error.code) else { return [] }
            throw error.failure(on: IAMAction(Request.self))
        }
    }
}

extension SourceSnapshot {
    init(_ seen: RDS.DBClusterSnapshot, in account: String) {
        self.init(
            identifier: seen.dbClusterSnapshotIdentifier, arn: seen.dbClusterSnapshotArn,
            database: seen.dbClusterIdentifier, status: seen.status, engine: seen.engine ?? "",
            engineVersion: seen.engineVersion ?? "", createdAt: seen.snapshotCreateTime.map { Timestamp($0) },
            allocated: seen.allocatedStorage, encryptionKey: seen.kmsKeyId,
            isShared: Self.isShared(seen.snapshotType, seen.dbClusterSnapshotArn, account))
    }

    init(_ seen: RDS.DBSnapshot, in account: String) {
        self.init(
            identifier: seen.dbSnapshotIdentifier, arn: seen.dbSnapshotArn, database: seen.dbInstanceIdentifier,
            status: seen.status, engine: seen.engine ?? "", engineVersion: seen.engineVersion ?? "",
            // A copy is as old as what it is a copy of (API reference, DBSnapshot, `OriginalSnapshotCreateTime`).
            createdAt: (seen.originalSnapshotCreateTime ?? seen.snapshotCreateTime).map { Timestamp($0) },
            allocated: seen.allocatedStorage,
            encryptionKey: seen.encrypted == true ? seen.kmsKeyId ?? "unknown" : nil,
            isShared: Self.isShared(seen.snapshotType, seen.dbSnapshotArn, account))
    }

    /// `arn:aws:rds:REGION:ACCOUNT:…`: the account that owns it.
    private static func isShared(_ type: String?, _ arn: String, _ account: String) -> Bool {
        let owner = arn.split(separator: ":", omittingEmptySubsequences: false).dropFirst(4).first ?? ""
        return type == "shared" || !owner.isEmpty && owner != account
    }
}
