import Maintenance
import Runbooks
import TestSupport

/// A value of every kind of lifecycles.
extension KindSamples {
    private static let lifecycle = Lifecycle.sample {
        $0.region = "us-east-1"
        $0.engine.version = "16.4"
        $0.network = Lifecycle.Network(subnetGroup: "dev-db", securityGroups: ["sg-1"], port: 5432, isPublic: false)
        $0.parameterGroups = Lifecycle.ParameterGroups(cluster: "dev-pg16", instance: "dev-pg16", options: "none")
        $0.storage = Lifecycle.StorageSettings(type: "gp3", iops: 12_000, throughput: 500, encryptionKey: "alias/dev")
        $0.changes = Lifecycle.Changes(
            roles: [Lifecycle.Role("arn:aws:iam::1:role/import", for: "s3Import")], backupRetention: 7,
            deletionProtection: true,
            passwordSecret: "dev", masking: "masking.sql")
        $0.tags = ["purple": "true"]
        $0.promotionTags = ["live": "true"]
    }
    private static let tags = LifecycleTags.tags(.new, of: lifecycle)
    private static let old = RecordValue("old.example.com", ttl: 300)
    private static let new = RecordValue("new.example.com", ttl: 60)
    private static let zones = [Promotion.Zone(.open, from: old), Promotion.Zone(.inner, from: nil)]
    private static let promotion = Promotion(
        of: lifecycle, to: "development-2", from: "development-1", "dev-db.example.com", in: zones, value: new)
    private static let returning = Promotion(
        of: lifecycle, to: "development-1", from: "development-2", "dev-db.example.com", in: zones, value: old,
        isBack: true)
    private static let retirement = Retirement(
        of: lifecycle, name: "development-1", identity: "cluster-ONE", finalSnapshot: "development-1-final")
    private static let cluster = NewCluster("development-2", of: lifecycle, tags: tags)
    private static let member = CreateMember("development-2-1", in: "development-2", of: lifecycle, tags: tags)
    private static let restore = RestoreInstance("development-2", of: lifecycle, from: "daily", tags: tags)
    private static let copy = CopySnapshot(
        "arn:aws:rds:us-east-1:999999999999:snapshot:daily", of: "production", as: "development-2-co-k3f9-source",
        encryptionKey: "alias/dev", tags: tags)
    private static let settings: ConfigureDatabase.Settings = {
        var settings = ConfigureDatabase.Settings()
        settings.parameterGroup = "dev-pg16"
        settings.optionGroup = "none"
        settings.securityGroups = ["sg-1"]
        settings.backupRetention = 7
        settings.isProtected = true
        return settings
    }()
    private static let rotation = PasswordRotation(
        in: "changeover/dev", for: "development-2", .aurora, engine: "aurora-postgresql", by: "k3f9")
    private static let script = MaskingScriptReference("masking.sql", digest: "5a1f")
    private static var copied: ManagedDatabase? {
        LifecycleScene([.modified]).observation.database("development-1", .aurora)
    }
    private static let there: ManagedReference = {
        var there = ManagedReference("development-2", .aurora, madeBy: "k3f9")
        there.record = Lifecycle.RecordSettings("dev-db.example.com")
        there.uncertainties = ["has no hosted zone"]
        return there
    }()

    static let lifecycleSubjects = [
        AnySubject(LifecycleSubject(lifecycle, in: Target.orders.place, state: "promoted development-1"))
    ]

    static let lifecycleMutations: [AnyMutation] =
        [
            AnyMutation(RestoreCluster(cluster, from: "arn:aws:rds:us-east-1:1:cluster-snapshot:daily")),
            AnyMutation(CloneCluster(cluster, of: "production")), AnyMutation(member), AnyMutation(copy),
            AnyMutation(restore), AnyMutation(ConfigureDatabase("development-2", .instance, settings)),
            AnyMutation(AddRole(Lifecycle.Role("arn:aws:iam::1:role/import"), to: "development-2")),
            AnyMutation(TagDatabase(.cluster("development-2"), arn: "arn:two", tags: tags)),
            AnyMutation(RebootCopy("development-2-1")), AnyMutation(PointRecord(in: .open, of: promotion)),
            AnyMutation(PointRecord(in: .open, of: returning)),
            AnyMutation(RestoreRecord("dev-db.example.com", in: .open, from: new, to: old)),
            AnyMutation(RestoreRecord("dev-db.example.com", in: .inner, from: new, to: nil)),
            AnyMutation(UnprotectRetired(retirement)),
            AnyMutation(DeleteRetiredInstance("development-1-1", retirement)),
            AnyMutation(DeleteRetiredCluster(retirement)), AnyMutation(PutPendingPassword(rotation)),
            AnyMutation(SetMasterPassword(rotation)), AnyMutation(MakePasswordCurrent(rotation, insteadOf: "before")),
            AnyMutation(MakePasswordCurrent(rotation, insteadOf: nil)),
        ]
        + (copied.map {
            [
                AnyMutation(
                    StartMasking(script, in: $0, at: "localhost", port: 5432, secret: "changeover/dev", by: "k3f9"))
            ]
        } ?? [])

    static let lifecycleSteps: [AnyStep] = [
        AnyStep(MakeClusterStep(cluster, .snapshot(arn: "arn:daily"), for: "k3f9")),
        AnyStep(MakeClusterStep(cluster, .clone(of: "production"), for: "k3f9")),
        AnyStep(CreateMembersStep([member], for: "k3f9")), AnyStep(CopySnapshotStep(copy)),
        AnyStep(MakeInstanceStep(restore, for: "k3f9")),
        AnyStep(ConfigureStep(there, settings, roles: lifecycle.changes.roles)),
        AnyStep(RebootCopyStep(there, isForParameters: true)),
        AnyStep(RecordStageStep(there, .modified, of: lifecycle)),
        AnyStep(
            PromoteStep(
                lifecycle, Lifecycle.RecordSettings("dev-db.example.com"), to: there, from: "development-1", in: zones,
                isBack: true)),
        AnyStep(RecordPromotionStep(lifecycle, there, predecessors: .retired)),
        AnyStep(RetireDatabaseStep(retirement, lifecycle.dns)), AnyStep(RetireDatabaseStep(retirement, nil)),
        AnyStep(RotatePasswordStep(there, rotation)),
        AnyStep(MaskStep(there, script, secret: "changeover/dev", port: 5432, for: "k3f9")),
    ]

    static let lifecycleRunbooks: [AnyRunbook] = [
        AnyRunbook(NewRunbook(lifecycle)), AnyRunbook(NewRunbook(lifecycle, snapshot: "daily")),
        AnyRunbook(NewRunbook(.sample { $0.source = .cloneOf("production") }, isClone: true)),
        AnyRunbook(NewRunbook(.sample(.instance) { $0.source = .snapshot(arn: "arn:daily") })),
        AnyRunbook(ModifyRunbook(lifecycle)), AnyRunbook(RebootLifecycleRunbook(lifecycle)),
        AnyRunbook(PromoteRunbook(lifecycle)), AnyRunbook(PromoteRunbook(lifecycle, isBack: true)),
        AnyRunbook(RetireRunbook(lifecycle)), AnyRunbook(RefreshRunbook(lifecycle)),
    ]
}
