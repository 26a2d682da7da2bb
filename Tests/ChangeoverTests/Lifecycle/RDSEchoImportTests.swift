import Maintenance
import Testing

@testable import changeover

/// What becomes of the settings of rds-echo.
@Suite struct RDSEchoImportTests {
    /// Every key, with the values of rds-echo's own sample.
    static let sample = """
        # RDS Echo
        rdsecho.interactive=true

        rdsecho.name=development
        rdsecho.region=us-east-1
        rdsecho.accountNumber=1234567890
        rdsecho.snapshot.dbInstanceIdentifier=production

        rdsecho.new.engine=MySQL
        rdsecho.new.licenseModel=general-public-license
        rdsecho.new.dbInstanceClass=db.t1.micro
        rdsecho.new.multiAz=false
        rdsecho.new.storageType=gp2
        rdsecho.new.iops=0
        rdsecho.new.port=3306
        rdsecho.new.optionGroupName=default:mysql-5-6
        rdsecho.new.autoMinorVersionUpgrade=true
        rdsecho.new.tags=orange=false,pear=maybe

        rdsecho.mod.dbParameterGroupName=default.mysql5.6
        rdsecho.mod.dbSecurityGroups=development,admin
        rdsecho.mod.backupRetentionPeriod=0
        rdsecho.mod.applyImmediately=true

        rdsecho.promote.cname=dev.domain.com.
        rdsecho.promote.ttl=300
        rdsecho.promote.tags=development=yes,banana=no

        rdsecho.retire.skipFinalSnapshot=true
        rdsecho.retire.finalDbSnapshotIdentifier=
        """

    static var sampleEntry: ConfiguredLifecycle {
        var lifecycle = Lifecycle(
            name: "development", kind: .instance, source: .snapshotOf("production"),
            engine: .init("mysql", licence: "general-public-license"),
            instances: .init("db.t1.micro", autoMinorUpgrade: true, multiAZ: false))
        lifecycle.region = "us-east-1"
        lifecycle.network.port = 3306
        lifecycle.parameterGroups = .init(instance: "default.mysql5.6", options: "default:mysql-5-6")
        lifecycle.storage.type = "gp2"
        lifecycle.changes.backupRetention = 0
        lifecycle.dns = .init("dev.domain.com", ttl: 300)
        lifecycle.names.minimumAge = .minutes(24 * 60)
        lifecycle.takesFinalSnapshot = false
        lifecycle.tags = ["orange": "false", "pear": "maybe"]
        lifecycle.promotionTags = ["development": "yes", "banana": "no"]
        return ConfiguredLifecycle(lifecycle)
    }

    private func imported(_ lines: String...) throws -> ImportedLifecycle {
        let least = """
            rdsecho.name=development
            rdsecho.snapshot.dbInstanceIdentifier=Production
            rdsecho.new.engine=postgres
            rdsecho.new.dbInstanceClass=db.m6g.large

            """
        return try RDSEchoSettings(properties: least + lines.joined(separator: "\n")).imported()
    }

    private func said(_ imported: ImportedLifecycle) -> [String] {
        imported.notes.map { "\($0.setting): \($0.kind.rawValue)" }
    }

    @Test func `every key of the sample file has its place, or a line`() throws {
        let imported = try RDSEchoSettings(properties: Self.sample).imported()
        #expect(imported.entry == Self.sampleEntry)
        #expect(
            said(imported) == [
                "rdsecho.region: had no effect", "rdsecho.accountNumber: to be decided",
                "rdsecho.interactive: has no counterpart", "rdsecho.new.iops: had no effect",
                "rdsecho.new.optionGroupName: to be decided", "network: to be decided",
                "rdsecho.mod.dbSecurityGroups: has no counterpart", "rdsecho.mod.applyImmediately: has no counterpart",
                "rdsecho.promote.cname: to be decided", "retire: has no counterpart", "legacy_tags: to be decided",
                "schedule: to be decided", "names.keep: to be decided",
            ])
    }

    @Test func `the options of the environment say the same as the file`() throws {
        let settings = JavaProperties(Self.sample).properties
        let options = settings.map { "'-D\($0.key)=\($0.value)'" }.joined(separator: " ")
        let fromFile = try RDSEchoSettings(properties: Self.sample).imported()
        #expect(try RDSEchoSettings(options: "-Xmx256m \(options)").imported() == fromFile)
    }

    @Test func `a whole account number is kept, to be checked, and the source in small letters`() throws {
        let imported = try imported("rdsecho.accountNumber=111122223333")
        #expect(
            imported.entry.lifecycle.account == "111122223333"
                && imported.entry.lifecycle.source == .snapshotOf("production"))
        #expect(said(imported).contains("rdsecho.accountNumber: to be decided"))
    }

    @Test func `without word of it a final snapshot is taken, as AWS does, and it gets a name of its own`() throws {
        let imported = try imported("rdsecho.retire.finalDbSnapshotIdentifier=last")
        #expect(imported.entry.lifecycle.takesFinalSnapshot)
        #expect(said(imported).contains("rdsecho.retire.finalDbSnapshotIdentifier: has no counterpart"))
    }

    @Test func `settings may name others, and lists are written in two ways`() throws {
        let imported = try imported(
            "rdsecho.promote.cname=${rdsecho.name}.example.com", "rdsecho.new.tags=a=1", "rdsecho.new.tags=b=2, c=3")
        #expect(imported.entry.lifecycle.dns?.record == "development.example.com")
        #expect(imported.entry.lifecycle.tags == ["a": "1", "b": "2", "c": "3"])
    }

    @Test func `a setting that names itself is left as it is`() throws {
        let imported = try imported("rdsecho.promote.cname=${rdsecho.promote.cname}")
        #expect(imported.entry.lifecycle.dns?.record == "${rdsecho.promote.cname}")
    }

    @Test func `a key that rds-echo does not know had no effect`() throws {
        let notes = try imported("rdsecho.new.multiAZ=true").notes
        #expect(
            notes.first?.description
                == "rdsecho.new.multiAZ (had no effect): rds-echo knows no such key. Did you mean rdsecho.new.multiAz?")
    }

    @Test func `what the configuration would be refused for is said`() throws {
        let notes = try imported("rdsecho.new.storageType=gp2", "rdsecho.new.iops=3000").notes
        #expect(
            notes.last?.description
                == "storage.iops (to be decided): the entry is refused as it is: they go with `type: gp3`, io1 or io2.")
    }

    @Test(
        arguments: [
            ("", "nothing here is a setting of rds-echo: they begin with rdsecho., such as rdsecho.name."),
            (
                "rdsecho.name=dev",
                "rdsecho.snapshot.dbInstanceIdentifier is missing: an entry cannot be made without it. Add it and import again."
            ),
            (
                sample.replacing("iops=0", with: "iops=many"), "rdsecho.new.iops: “many” is not a whole number."
            ),
            (
                sample.replacing("multiAz=false", with: "multiAz=maybe"),
                "rdsecho.new.multiAz: “maybe” is neither true nor false."
            ),
            (
                sample.replacing("orange=false", with: "orange"),
                "rdsecho.new.tags: “orange” is not a tag. One looks like purple=true."
            ),
        ])
    func `what cannot be read is refused, with the key`(text: String, sentence: String) {
        var said = ""
        do { _ = try RDSEchoSettings(properties: text).imported() } catch { said = "\(error)" }
        #expect(said == sentence)
    }
}
