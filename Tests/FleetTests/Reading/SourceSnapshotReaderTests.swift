import Engine
import Fleet
import Foundation
import Maintenance
import TestSupport
import Testing

/// Snapshots that a lifecycle's database can be made from: all of them, newest first, those of other accounts marked.
struct SourceSnapshotReaderTests {
    private static func xml(
        _ name: String, at time: String?, status: String = "available", account: String = "123456789012",
        type: String = "manual", key: String? = nil
    ) -> String {
        let created = time.map { "<SnapshotCreateTime>\($0)</SnapshotCreateTime>" } ?? ""
        let encrypted = "<Encrypted>\(key != nil)</Encrypted>" + (key.map { "<KmsKeyId>\($0)</KmsKeyId>" } ?? "")
        return "<DBSnapshot><DBSnapshotIdentifier>\(name)</DBSnapshotIdentifier>"
            + "<DBInstanceIdentifier>production</DBInstanceIdentifier>\(created)<Engine>postgres</Engine>"
            + "<AllocatedStorage>100</AllocatedStorage><Status>\(status)</Status><EngineVersion>16.4</EngineVersion>"
            + "<SnapshotType>\(type)</SnapshotType>\(encrypted)"
            + "<DBSnapshotArn>arn:aws:rds:us-east-1:\(account):snapshot:\(name)</DBSnapshotArn></DBSnapshot>"
    }

    private func read(
        _ sought: SourceSnapshotsQuestion.Sought, from aws: FakeAWS
    ) async throws -> Reading<[SourceSnapshot]> {
        let question = SourceSnapshotsQuestion(sought, in: Target.orders.place)
        return try #require(await aws.fleet().ask([AnyQuestion(question)], for: .plan)[question]).reading
    }

    @Test(.holds(.allPagesRead)) func `snapshots are read to the last page, an empty one in between included`()
        async throws
    {
        let aws = FakeAWS(answering: [
            "DescribeDBSnapshots": { call, before in
                let pages = [
                    "<Marker>1</Marker><DBSnapshots>\(Self.xml("one", at: "2026-01-01T00:00:00Z"))</DBSnapshots>",
                    "<Marker>2</Marker><DBSnapshots/>",
                    "<DBSnapshots>\(Self.xml("two", at: "2026-01-02T00:00:00Z"))"
                        + "\(Self.xml("odd", at: nil, status: "creating"))</DBSnapshots>",
                ]
                return .result(call.action, pages[min(before, 2)])
            }
        ])
        let found = try await read(.ofInstance("production"), from: aws)
        #expect(found.value?.map(\.identifier) == ["two", "one", "odd"])
        #expect(found.value?.map(\.isAvailable) == [true, true, false])
        #expect(aws.calls.first?["DBInstanceIdentifier"] == "production" && aws.calls.first?["IncludeShared"] == nil)
    }

    @Test(.holds(.sharedSnapshotCopied))
    func `one of another account is asked for with those that are shared, and marked`() async throws {
        let aws = FakeAWS(answering: [
            "DescribeDBSnapshots": { call, _ in
                .result(
                    call.action,
                    "<DBSnapshots>\(Self.xml("one", at: "2026-01-01T00:00:00Z", account: "999999999999", type: "shared", key: "arn:key"))</DBSnapshots>"
                )
            }
        ])
        let arn = "arn:aws:rds:us-east-1:999999999999:snapshot:one"
        let found = try await read(.instanceSnapshot(arn: arn), from: aws)
        #expect(found.value?.map(\.isShared) == [true] && found.value?.map(\.encryptionKey) == ["arn:key"])
        #expect(aws.calls.first?["DBSnapshotIdentifier"] == arn && aws.calls.first?["IncludeShared"] == "true")
    }

    @Test func `that there is no such snapshot is an answer, and that it may not be read is none`() async throws {
        let arn = "arn:aws:rds:us-east-1:999999999999:cluster-snapshot:one"
        func found(_ code: String) async throws -> Reading<[SourceSnapshot]> {
            let aws = FakeAWS(answering: ["DescribeDBClusterSnapshots": { _, _ in .refusal(code, 404) }])
            return try await read(.clusterSnapshot(arn: arn), from: aws)
        }
        #expect(try await found("DBClusterSnapshotNotFoundFault") == .known([]))
        #expect(try await found("AccessDenied").value == nil)
    }
}
