import Maintenance
import Slack
import TestSupport
import Testing

@testable import ChatOps

/// What people get to read of an RDS instance.
struct InstanceReplyTests {
    private static let seen: Observation = .instance(
        .init(type: "gp3", iops: 12_000, allocated: 500, throughput: 500))

    private func text(_ blocks: [Mrkdwn]) -> String { blocks.map(\.markup).joined(separator: "\n") }

    private func shown(_ observation: Observation) throws -> String {
        let instance = try #require(observation.rdsInstance)
        return text(
            InstanceDetailReply(prefix: "!rds", observation.target, instance, open: [.running()]).blocks())
    }

    @Test func `it comes in two lines among the clusters`() {
        let reply = ClusterReply(prefix: "!rds", open: [.running()])
        #expect(
            text(reply.blocks([Self.seen], region: nil)) == """
                *1 RDS instance in us-east-1*
                *orders* · postgres 15.4 · available
                RDS instance · db.m6g.large · gp3
                `k3f9` running: Resize orders to db.r6g.xlarge
                """)
        let counted = text(reply.blocks([.orders(), Self.seen, Self.seen], region: nil))
        #expect(counted.hasPrefix("*1 cluster and 2 RDS instances in us-east-1*"))
    }

    @Test func `what cannot be read is listed as that, not as gone`() {
        var unread = Observation(of: .orders, takenAt: Observation.sampleInstant)
        unread.add(
            Answered(
                ClusterQuestion(.orders), .unavailable("What AWS says of orders cannot be read."),
                takenAt: unread.takenAt))
        let reply = text(ClusterReply(prefix: "!rds", open: []).blocks([unread], region: nil))
        #expect(reply.contains("*orders* cannot be read: What AWS says of orders cannot be read."))
    }

    @Test func `it is shown with its storage and who works on it`() throws {
        #expect(
            try shown(Self.seen) == """
                *orders* · postgres 15.4 · available
                us-east-1 · account 123456789012
                storage gp3 · 500 GiB · 12000 IOPS · 500 MiB/s
                *orders* RDS instance · db.m6g.large · us-east-1a · tier 1 · available
                `k3f9` running: Resize orders to db.r6g.xlarge
                """)
    }

    @Test func `what is pending, replicated and wrong is told`() throws {
        let observation = Self.seen.withInstance {
            $0.instance.status = "storage-full"
            $0.instance.pendingChanges = ["StorageType": "io1", "Iops": "3000", "DBInstanceClass": "db.m6g.xlarge"]
            $0.instance.parameterGroups = [.init(name: "p", applyStatus: "pending-reboot")]
            $0.replicationSource = "ledger"
        }
        #expect(
            try shown(observation) == """
                *orders* · postgres 15.4 · storage-full
                us-east-1 · account 123456789012
                storage gp3 · 500 GiB · 12000 IOPS · 500 MiB/s
                *orders* RDS instance · db.m6g.large · us-east-1a · tier 1 · storage-full
                      pending: DBInstanceClass → db.m6g.xlarge
                • orders waits for a restart to apply its parameters
                • orders needs somebody
                • replicates from ledger
                • changes to the storage are pending: Iops, StorageType
                `k3f9` running: Resize orders to db.r6g.xlarge
                """)
    }
}
