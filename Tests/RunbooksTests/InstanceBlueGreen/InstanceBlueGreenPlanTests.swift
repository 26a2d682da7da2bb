import Maintenance
@testable import Runbooks
import TestSupport
import Testing

/// Plans that bring an RDS instance to another version, class or size by a copy.
@Suite struct InstanceBlueGreenPlanTests {
    private static let place = Target.orders.place

    /// A basis in which every check is made, with 40 of 100 GiB in use.
    private static func basis(
        _ seen: RDSInstance = .blue, _ others: [RDSInstance] = [.replica], to version: String = "16.6",
        isMajor: Bool = true, used: Int64 = 40, values: [String: String] = ["rds.logical_replication": "1"]
    ) -> PlanBasis {
        var basis = PlanBasis.orders(.singles(seen, others))
        let instance = seen.instance
        let family = "\(instance.engine)\(version.split(separator: ".")[0])"
        let current = "\(instance.engine)\(instance.engineVersion.split(separator: ".")[0])"
        func give<Asked: Question>(_ question: Asked, _ reading: Reading<Asked.Answer>) {
            basis.observation.add(Answered(question, reading, takenAt: Observation.sampleInstant))
        }
        give(
            UpgradeTargetsQuestion(of: instance.engine, instance.engineVersion, in: place),
            .known([.init(version: "16.6", isMajor: true), .init(version: version, isMajor: isMajor)]))
        give(VersionFamilyQuestion(of: instance.engine, version, in: place), .known(family))
        give(
            OfferedClassesQuestion(of: instance.engine, version, in: place),
            .known(["db.m6g.large", "db.m6g.xlarge"]))
        give(FamilyRulesQuestion(of: family, in: place), .known([.instance: [:]]))
        give(ProxiesQuestion(in: place), .known([]))
        give(IntegrationsQuestion(in: place), .known([]))
        for group in Set(([seen] + others).flatMap { $0.instance.parameterGroups.map(\.name) }) {
            give(
                ParameterGroupQuestion(.init(.instance, group), in: place),
                .known(ParameterGroupState(family: current, values: values)))
        }
        let size = Int64(seen.storage.allocated ?? 0)
        give(
            FreeStorageQuestion(of: ["orders"], in: place),
            .known(["orders": Datapoint((size - used) << 30, of: Observation.sampleInstant - .minutes(1))]))
        return basis
    }

    private static func upgrade(
        _ basis: PlanBasis, to version: String = "16.6", _ change: (inout UpgradeRunbook) -> Void = { _ in }
    ) throws -> Plan {
        var request = UpgradeRunbook(version: version)
        change(&request)
        return try Planning.plan(.upgrade(request), basis)
    }

    @Test func `version, class and storage go in one deployment and one switchover`() throws {
        let plan = try Self.upgrade(Self.basis()) {
            $0.instanceClass = "db.m6g.xlarge"
            $0.storage = StorageWish(size: 60, type: "gp3")
        }
        let deploy = try #require(plan.works(of: DeployInstanceStep.self).first?.plan)
        #expect(deploy.version == "16.6" && deploy.instanceClass == "db.m6g.xlarge")
        #expect(deploy.storage == Storage(type: "gp3", allocated: 60))
        #expect(deploy.replication == .logical && deploy.name == "orders-co-k3f9")
        #expect(plan.works(of: SwitchOverInstanceStep.self).count == 1)
        #expect(plan.steps.filter(\.isGated).map(\.id) == ["switch-over"])
        #expect(!plan[check: "version-and-storage"].isEmpty && !plan[check: "until-switchover"].isEmpty)
    }

    /// Green with the default group was seen where none was named.
    @Test func `green always gets a parameter group by name, and its replicas keep their class`() throws {
        let same = try Self.upgrade(Self.basis(to: "15.8", isMajor: false), to: "15.8") {
            $0.instanceClass = "db.m6g.xlarge"
        }
        let deploy = try #require(same.works(of: DeployInstanceStep.self).first?.plan)
        #expect(deploy.parameterGroup == "orders-pg15" && deploy.replication == .physical)
        let members = same.works(of: PrepareGreenStep.self).flatMap(\.members)
        #expect(members.map(\.instanceClass) == ["db.m6g.xlarge", "db.m6g.large"])
        #expect(members.map(\.parameterGroup) == ["orders-pg15", "orders-pg15"])

        let other = try Self.upgrade(Self.basis())
        let made = other.works(of: MakeParameterGroupsStep.self).flatMap(\.plans).map(\.group.name)
        #expect(other.works(of: DeployInstanceStep.self).map(\.plan.parameterGroup) == made && made.count == 1)
        let plain = RDSInstance.blue.with { $0.instance.parameterGroups = [.init(name: "default.postgres15")] }
        let defaults = try Self.upgrade(Self.basis(plain, []))
        #expect(defaults.works(of: DeployInstanceStep.self).map(\.plan.parameterGroup) == ["default.postgres16"])
    }

    @Test func `what is verified is each replica of the new primary`() throws {
        let plan = try Self.upgrade(Self.basis())
        let successor = try #require(plan.works(of: VerifyInstanceStep.self).first?.expectation.successor)
        #expect(successor.former == "db-ORDERS" && successor.version == "16.6" && successor.leastStorage == 100)
        #expect(successor.replicas.map(\.instance) == ["orders-r1"])
    }

    /// The instance, changed, and the check that blocks.
    static let blocks: [(RDSInstance, String)] = [
        (.blue.with { $0.backupRetention = 0 }, "backups"),
        (.blue.with { $0.hasManagedPassword = true }, "managed-password"),
        (.blue.with { $0.replicationSource = "arn:elsewhere" }, "replication-source"),
        (.blue.with { $0.replicas.append("arn:aws:rds:eu-west-1:123456789012:db:far") }, "read-replicas"),
        (.blue.with { $0.clusterReplicas = ["aurora"] }, "read-replicas"),
        (.blue.with { $0.hasLogVolume = true }, "log-volume"),
        (.blue.with { $0.instance.parameterGroups[0].applyStatus = "pending-reboot" }, "parameters-in-force"),
        (.blue.with { $0.instance.engineVersion = "15.3" }, "blue-version"),
        (.blue.with { $0.instance.pendingChanges = ["DBInstanceClass": "db.m6g.xlarge"] }, "pending-changes"),
    ]

    @Test(arguments: blocks.indices) func `what AWS makes no copy of is blocked`(index: Int) throws {
        let (seen, check) = Self.blocks[index]
        let plan = try Self.upgrade(Self.basis(seen))
        #expect(plan.blocks.map(\.check).contains(check), "\(plan.blocks.map(\.text))")
    }

    @Test func `backups that are off come with the line that turns them on, and that it interrupts`() throws {
        let text = try Self.upgrade(Self.basis(.blue.with { $0.backupRetention = 0 })).blocks.map(\.text).joined()
        #expect(text.contains("--backup-retention-period 1 --apply-immediately") && text.contains("out of service"))
    }

    @Test func `a cascading replica and a replica of another engine's kind are blocked or refused`() throws {
        let cascading = try Self.upgrade(Self.basis(.blue, [.replica.with { $0.replicas = ["orders-r2"] }]))
        #expect(cascading.blocks.map(\.check).contains("read-replicas"))
        for engine in ["oracle-ee", "sqlserver-se", "db2-se"] {
            let seen = RDSInstance.blue.with { $0.instance.engine = engine }
            let sentence = Planning.refusal { try Self.upgrade(Self.basis(seen, [])) }
            #expect(sentence?.contains("PostgreSQL, MySQL and MariaDB only") == true)
        }
    }

    @Test func `logical replication has to be on for another major version, not for a minor one`() throws {
        let major = try Self.upgrade(Self.basis(values: [:]))
        #expect(major.blocks.map(\.check) == ["logical-replication"])
        let minor = try Self.upgrade(Self.basis(to: "15.8", isMajor: false, values: [:]), to: "15.8")
        #expect(minor.blocks == [])
    }

    /// GiB wanted of 100, with 40 in use: AWS's least is a fifth more, 48; 50 would do.
    @Test(arguments: [(47, Finding.Severity.block), (48, .acknowledge), (49, .acknowledge), (50, .info)])
    func `storage is made no smaller than a fifth more than is used`(size: Int, severity: Finding.Severity) throws {
        let basis = Self.basis(to: "15.4", isMajor: false)
        let plan = try Planning.plan(.storage(StorageRunbook(size: size)), basis)
        let finding = try #require(plan[check: "storage-size"].first)
        #expect(finding.severity == severity, "\(finding.text)")
        if severity != .info { #expect(finding.text.contains("50 GiB would do")) }
        #expect(plan.works(of: DeployInstanceStep.self).map(\.plan.storage?.allocated) == [size])
        #expect(plan.works(of: BlueStorageStep.self).count == 1)
        #expect(!plan[check: "storage-shrinking"].isEmpty || severity == .block)
    }

    @Test func `blue's storage is watched while green is made, and both are over before anything else`() throws {
        let plan = try Planning.plan(.storage(StorageRunbook(size: 60)), Self.basis(to: "15.4", isMajor: false))
        let watch = try #require(plan.steps.first { $0.work.base is BlueStorageStep })
        let deploy = try #require(plan.steps.first { $0.work.base is DeployInstanceStep })
        let prepare = try #require(plan.steps.first { $0.work.base is PrepareGreenStep })
        #expect(watch.after == deploy.after && Set(prepare.after) == [watch.id, deploy.id])
    }

    @Test func `roles that AWS does not copy are attached to green by a step`() throws {
        let role = RDSInstance.Role(arn: "arn:role", feature: "s3Import", status: "ACTIVE")
        let plan = try Self.upgrade(Self.basis(.blue.with { $0.roles = [role] }))
        #expect(plan.works(of: PrepareGreenStep.self).flatMap(\.members).map(\.roles) == [[role], []])
        #expect(plan[check: "iam-roles"].count == 1)
    }

    /// AWS refuses a major version at the creation where there is an option group of somebody's own.
    @Test func `MySQL with options of its own is upgraded on green, with an option group that somebody names`() throws {
        let seen = RDSInstance.blue.with {
            ($0.instance.engine, $0.instance.engineVersion, $0.optionGroup) = ("mysql", "8.0.39", "own-80")
            $0.replicas = []
        }
        let basis = Self.basis(seen, [], to: "8.4.3", values: ["binlog_format": "ROW"])
        let nameless = try Self.upgrade(basis, to: "8.4.3")
        #expect(nameless.blocks.map(\.check).contains("option-group"))
        let plan = try Self.upgrade(basis, to: "8.4.3") { $0.optionGroup = "own-84" }
        let deploy = try #require(plan.works(of: DeployInstanceStep.self).first?.plan)
        #expect(deploy.version == nil && deploy.parameterGroup == "orders-pg15" && deploy.replication == .binlog)
        let member = try #require(plan.works(of: PrepareGreenStep.self).flatMap(\.members).first)
        #expect(member.version == "8.4.3" && member.optionGroup == "own-84")
    }

    @Test func `a slot of somebody else's, which keeps AWS from making green, is named`() throws {
        var basis = Self.basis(.blue.with { $0.replicas = [] }, [])
        basis.observation.give(
            GreenLagQuestion(at: .slots(blueWriter: "orders"), in: Self.place),
            .known(Datapoint(.volume(64), of: Observation.sampleInstant)))
        #expect(try Self.upgrade(basis)[check: "external-replication"].count == 1)
        #expect(try Self.upgrade(Self.basis())[check: "external-replication"].isEmpty)
    }

    @Test func `what is as wanted already takes nothing`() throws {
        let plan = try Self.upgrade(Self.basis(to: "15.4", isMajor: false), to: "15.4")
        #expect(plan.isEmpty && plan.findings.map(\.check) == ["nothing-to-do"])
    }

    @Test func `a cluster gets neither class nor storage nor options with its version`() {
        for change in [
            { (request: inout UpgradeRunbook) in request.instanceClass = "db.r6g.xlarge" },
            { $0.storage = StorageWish(size: 200) }, { $0.optionGroup = "own" },
        ] {
            #expect(Planning.refusal { try Self.upgrade(.upgrading(), change) }?.contains("Leave out") == true)
        }
    }
}
