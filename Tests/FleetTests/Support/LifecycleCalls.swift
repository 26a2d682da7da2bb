import Maintenance
import TestSupport

/// A call of every kind of lifecycles, with all that it may say.
enum LifecycleCalls {
    static let lifecycle = Lifecycle.sample {
        $0.engine = Lifecycle.Engine("aurora-postgresql", version: "16.4")
        $0.instances = Lifecycle.Instances("db.r6g.large", zone: "us-east-1c", autoMinorUpgrade: false)
        $0.network = Lifecycle.Network(
            subnetGroup: "dev-db", securityGroups: ["sg-2", "sg-1"], port: 5433, isPublic: false)
        $0.parameterGroups = Lifecycle.ParameterGroups(cluster: "dev-c16", instance: "dev-i16")
        $0.storage.encryptionKey = "alias/dev"
    }
    static let single = Lifecycle.sample(.instance) {
        $0.engine = Lifecycle.Engine("mysql", licence: "general-public-license")
        $0.instances = Lifecycle.Instances(
            "db.m6g.large", zone: "us-east-1c", autoMinorUpgrade: true, multiAZ: false)
        $0.network = lifecycle.network
        $0.parameterGroups = Lifecycle.ParameterGroups(instance: "dev-i8", options: "dev-o8")
        $0.storage = Lifecycle.StorageSettings(type: "gp3", iops: 12_000, throughput: 500)
    }
    static let tags = LifecycleTags.tags(.new, of: lifecycle)

    static let cluster = NewCluster("development-2", of: lifecycle, tags: tags)
    static let restored = RestoreCluster(cluster, from: "arn:aws:rds:us-east-1:1:cluster-snapshot:daily")
    static let cloned = CloneCluster(cluster, of: "production")
    static let member = CreateMember("development-2-1", in: "development-2", of: lifecycle, tags: tags)
    static let instance = RestoreInstance(
        "development-2", of: single, from: "arn:aws:rds:us-east-1:1:snapshot:daily", tags: tags)
    static let copy = CopySnapshot(
        "arn:aws:rds:us-east-1:999999999999:snapshot:daily", of: "production", as: "development-2-co-k3f9-source",
        encryptionKey: "alias/aws/rds", tags: tags)

    static let settings: ConfigureDatabase.Settings = {
        var settings = ConfigureDatabase.Settings()
        settings.parameterGroup = "dev-16"
        settings.securityGroups = ["sg-1", "sg-2"]
        settings.backupRetention = 7
        settings.isProtected = true
        return settings
    }()

    static let old = RecordValue("old.example.com", ttl: 300)
    static let new = RecordValue("new.example.com", ttl: 60)
    static let promotion = Promotion(
        of: lifecycle, to: "development-2", from: "development-1", "dev-db.example.com",
        in: [.init(.open, from: old), .init(.inner, from: nil)], value: new)

    static func retirement(_ kind: Lifecycle.Kind, snapshot: String? = "development-1-final") -> Retirement {
        Retirement(of: .sample(kind), name: "development-1", identity: "one", finalSnapshot: snapshot)
    }

    static let all: [AnyMutation] = [
        AnyMutation(restored), AnyMutation(cloned), AnyMutation(member), AnyMutation(instance), AnyMutation(copy),
        AnyMutation(ConfigureDatabase("development-2", .aurora, settings)),
        AnyMutation(ConfigureDatabase("development-2", .instance, settings)),
        AnyMutation(AddRole(Lifecycle.Role("arn:aws:iam::1:role/import", for: "s3Import"), to: "development-2")),
        AnyMutation(TagDatabase(.cluster("development-2"), arn: "arn:two", tags: tags)),
        AnyMutation(RebootCopy("development-2-1")), AnyMutation(PointRecord(in: .open, of: promotion)),
        AnyMutation(RestoreRecord("dev-db.example.com", in: .open, from: new, to: old)),
        AnyMutation(UnprotectRetired(retirement(.aurora))), AnyMutation(UnprotectRetired(retirement(.instance))),
        AnyMutation(DeleteRetiredInstance("development-1-1", retirement(.aurora))),
        AnyMutation(DeleteRetiredCluster(retirement(.aurora))),
    ]
}
