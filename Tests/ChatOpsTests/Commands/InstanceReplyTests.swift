import Maintenance
import Slack
import TestSupport
import Testing

@testable import ChatOps

/// What people get to read of an RDS instance.
struct InstanceReplyTests {
    private static let seen: Observation = .instance(
        .init(type: "gp3", iops: 12_000, allocated: 500, throughput: 500)
    ).withInstance { $0.instance.parameterGroups = [.init(name: "orders-pg15")] }

    private func text(_ blocks: [Mrkdwn]) -> String { blocks.map(\.markup).joined(separator: "\n") }

    private func shown(_ observation: Observation) throws -> String {
        let instance = try #require(observation.rdsInstance)
        return text(
            InstanceDetailReply(prefix: "!rds", observation, instance, open: [.running()]).blocks())
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
        let reply = try shown(Self.seen)
        #expect(
            reply == """
                *orders* · postgres 15.4 · available
                us-east-1 · account 123456789012
                storage gp3 · 500 GiB · 12000 IOPS · 500 MiB/s
                *orders* RDS instance · db.m6g.large · us-east-1a · available
                • parameter group orders-pg15 (in-sync)
                • windows: maintenance sun:03∶00-sun∶03:30
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
        let reply = try shown(observation)
        #expect(
            reply == """
                *orders* · postgres 15.4 · storage-full
                us-east-1 · account 123456789012
                storage gp3 · 500 GiB · 12000 IOPS · 500 MiB/s
                *orders* read replica · db.m6g.large · us-east-1a · storage-full
                      pending: DBInstanceClass → db.m6g.xlarge
                • replicates from ledger
                • parameter group p (pending-reboot)
                • windows: maintenance sun:03∶00-sun∶03:30
                • orders waits for a restart to apply its parameters
                • orders needs somebody
                • changes to the storage are pending: Iops, StorageType
                `k3f9` running: Resize orders to db.r6g.xlarge
                """)
    }

    /// `orders` with the replica `orders-2`, which follows it.
    private static func replicated() -> (observation: Observation, replica: RDSInstance) {
        var replica = RDSInstance.sample()
        replica.instance.identifier = "orders-2"
        replica.instance.arn = "arn:aws:rds:us-east-1:123456789012:db:orders-2"
        replica.replicationSource = "orders"
        let observation = seen.withInstance {
            $0.replicas = ["orders-2", "arn:aws:rds:eu-west-1:123456789012:db:orders-eu"]
        }
        return (observation, replica)
    }

    @Test func `replicas come after their source, and clusters before instances`() {
        let (source, replica) = Self.replicated()
        func instance(_ seen: RDSInstance) -> Observation {
            let target = Target(place: source.target.place, cluster: ClusterID(seen.identifier.text))
            return Observation(
                of: target, takenAt: Observation.sampleInstant,
                [Answered(InstanceQuestion(target), .known(seen), takenAt: Observation.sampleInstant)])
        }
        var alone = RDSInstance.sample()
        alone.instance.identifier = "blog"
        alone.hasStandby = true
        var second = replica
        second.instance.identifier = "a-replica-of-a-replica"
        second.replicationSource = "orders-2"
        let all = [instance(second), instance(alone), instance(replica), source, .orders()]
        let names = text(ClusterReply(prefix: "!rds", open: []).blocks(all, region: nil)).split(separator: "\n")
            .filter { $0.hasPrefix("*") || $0.contains("replica of") || $0.hasPrefix("RDS") }
        #expect(
            names == [
                "*1 cluster and 4 RDS instances in us-east-1*", "*orders* · aurora-postgresql 15.4 · available",
                "*blog* · postgres 15.4 · available", "RDS instance, Multi-AZ · db.m6g.large · gp2",
                "*orders* · postgres 15.4 · available", "RDS instance · db.m6g.large · gp3",
                "*orders-2* · postgres 15.4 · available", "read replica of orders · db.m6g.large · gp2",
                "*a-replica-of-a-replica* · postgres 15.4 · available",
                "read replica of orders-2 · db.m6g.large · gp2",
            ])
    }

    @Test func `instances that are said to follow each other are listed all the same`() {
        func circle(_ seen: Observation, _ name: String) -> Observation {
            seen.withInstance { $0.replicationSource = name }
        }
        let reply = text(ClusterReply(prefix: "!rds", open: []).blocks([circle(Self.seen, "orders")], region: nil))
        #expect(reply.contains("read replica of orders"))
    }

    @Test func `what stands around it is shown, with the time of what CloudWatch measured`() throws {
        var (observation, replica) = Self.replicated()
        let (place, minute) = (observation.target.place, Observation.sampleInstant)
        observation = observation.withInstance {
            $0.instance.status = "storage-initialization"
            ($0.progress, $0.maximumStorage, $0.hasStandby, $0.secondaryZone) = (42, 1000, true, "us-east-1b")
            ($0.optionGroup, $0.optionGroupStatus, $0.licence) = (
                "default:postgres-15", "in-sync", "postgresql-license"
            )
            $0.roles = [.init(arn: "arn:aws:iam::123456789012:role/import", feature: "s3Import", status: "ACTIVE")]
            ($0.instance.maintenanceWindow, $0.backupWindow, $0.backupRetention) = (
                "sat:02:00-sat:03:00", "01:00-01:30", 7
            )
        }
        observation.give(DatabasesQuestion(in: place), .known(Databases(clusters: [], instances: [replica])))
        observation.give(
            FreeStorageQuestion(of: ["orders"], in: place), .known(["orders": Datapoint(380 << 30, of: minute)]))
        observation.give(
            ReplicaLagQuestion(of: ["orders-2"], engine: "postgres", in: place),
            .known(["orders-2": Datapoint(Span(milliseconds: 18), of: minute)]))
        let deployment = Deployment(
            identifier: "bgd-1", name: "orders-co-k3f9", source: "arn:aws:rds:us-east-1:123456789012:db:orders",
            target: nil, status: "PROVISIONING")
        observation.give(DeploymentsQuestion(in: place), .known([deployment]))
        observation.give(PendingMaintenanceQuestion(in: place), .unavailable("Not allowed."))
        let reply = try shown(observation)
        #expect(
            reply == """
                *orders* · postgres 15.4 · storage-initialization, 42 %
                us-east-1 · account 123456789012
                storage gp3 · 500 GiB · 12000 IOPS · 500 MiB/s
                used 120 GiB (24 %) at 14:00 UTC; AWS grows it up to 1000 GiB
                *orders* RDS instance · db.m6g.large · us-east-1a · storage-initialization
                *orders-2* read replica · db.m6g.large · us-east-1a · available · 18 ms behind at 14:00 UTC
                • read replicas in other Regions: arn:aws:rds:eu-west-1:123456789012:db:orders-eu
                • standby in us-east-1b
                • parameter group orders-pg15 (in-sync)
                • option group default:postgres-15 (in-sync)
                • blue of the blue/green deployment orders-co-k3f9 PROVISIONING
                • pending maintenance: not read (Not allowed)
                • IAM roles: import for s3Import (ACTIVE)
                • licence postgresql-license
                • windows: maintenance sat:02∶00-sat∶03:00, backup 01∶00-01∶30, backups kept for 7 d
                `k3f9` running: Resize orders to db.r6g.xlarge
                """)
    }

    @Test func `green is shown as nothing for clients`() throws {
        var observation = Self.seen
        let deployment = Deployment(
            identifier: "bgd-1", name: "d", source: "arn:blue", target: "arn:aws:rds:us-east-1:123456789012:db:orders",
            status: "AVAILABLE")
        observation.give(DeploymentsQuestion(in: observation.target.place), .known([deployment]))
        #expect(try shown(observation).contains("• green, not for clients, of the blue/green deployment d AVAILABLE"))
    }

    @Test func `storage that CloudWatch tells nothing of is not taken for empty`() throws {
        var observation = Self.seen
        observation.give(FreeStorageQuestion(of: ["orders"], in: observation.target.place), .known([:]))
        #expect(
            try shown(observation).contains("used: not read (CloudWatch has no recent FreeStorageSpace of orders)"))
    }
}
