import Maintenance
import Testing

@testable import changeover

/// What becomes of command lines of aurora-echo.
@Suite struct AuroraEchoImportTests {
    /// Every option of every command.
    static let sample = """
        /usr/local/bin/aurora-echo new -a 111122223333 -r us-east-1 -n development -s Production -sub dev-db \
        -c db.r6g.large -e aurora-mysql -az us-east-1c -sg sg-1 -sg sg-2 -t purple=true -t team=a=b -h 12 -i false -sf qa &&
        aurora-echo modify -a 111122223333 -r us-east-1 -n development -iam load-from-s3 -iam audit -i false;
        aurora-echo promote -a 111122223333 -r us-east-1 -n development -z Z1 -z Z2 -rs Dev-DB.example.com. --ttl 30 -i false
        aurora-echo retire -a 111122223333 -r us-east-1 -n development -i false
        """

    static var sampleEntry: ConfiguredLifecycle {
        var lifecycle = Lifecycle(
            name: "development", kind: .aurora, source: .snapshotOf("production"), engine: .init("aurora-mysql"),
            instances: .init("db.r6g.large", zone: "us-east-1c"))
        lifecycle.account = "111122223333"
        lifecycle.region = "us-east-1"
        lifecycle.network = .init(subnetGroup: "dev-db", securityGroups: ["sg-1", "sg-2"])
        lifecycle.changes.roles = [
            Lifecycle.Role("arn:aws:iam::111122223333:role/audit"),
            Lifecycle.Role("arn:aws:iam::111122223333:role/load-from-s3"),
        ]
        lifecycle.dns = .init("dev-db.example.com", zones: ["Z1", "Z2"], ttl: 30)
        lifecycle.names = .init(suffix: "qa", minimumAge: .minutes(12 * 60))
        lifecycle.tags = ["purple": "true", "team": "a=b"]
        return ConfiguredLifecycle(lifecycle)
    }

    private func imported(_ text: String) throws -> ImportedLifecycle {
        try AuroraEchoSettings(try ShellWords.split(text)).imported()
    }

    private func said(_ imported: ImportedLifecycle) -> [String] {
        imported.notes.map { "\($0.setting): \($0.kind.rawValue)" }
    }

    @Test func `every option of every command has its place, or a line`() throws {
        let imported = try imported(Self.sample)
        #expect(imported.entry == Self.sampleEntry)
        #expect(
            said(imported) == [
                "engine.version: to be decided", "-r: had no effect", "-a: to be decided", "-i: has no counterpart",
                "retire.final_snapshot: to be decided", "promote: has no counterpart", "legacy_tags: to be decided",
                "schedule: to be decided", "names.keep: to be decided",
            ])
    }

    @Test func `long names, underscores and attached values are taken`() throws {
        let short = try imported(
            "clone -n dev -s production -c db.r6g.large -e aurora-mysql -pgn dev-mysql8 -sub dev-db")
        let long = try imported(
            "clone --managed_name=dev --source-cluster-name production --db-instance-class=db.r6g.large --engine aurora-mysql "
                + "--db-parameter-group-name dev-mysql8 -sub=dev-db")
        let attached = try imported(
            "clone -ndev -sproduction -cdb.r6g.large -eaurora-mysql -pgn dev-mysql8 -sub dev-db")
        #expect(short.entry == long.entry && short.entry == attached.entry)
        #expect(short.entry.lifecycle.source == .cloneOf("production"))
        #expect(short.entry.lifecycle.parameterGroups == .init(instance: "dev-mysql8"))
        #expect(short.entry.lifecycle.network == .init(subnetGroup: "dev-db"))
    }

    @Test func `what is not said is as aurora-echo has it`() throws {
        let imported = try imported("new -n dev -s production -c db.r6g.large")
        #expect(imported.entry.lifecycle.engine.name == "aurora-mysql")
        #expect(imported.entry.lifecycle.names.minimumAge == .minutes(20 * 60))
        #expect(imported.entry.lifecycle.dns == nil)
        #expect(said(imported).contains("-e: to be decided") && said(imported).contains("dns: to be decided"))
        let promoted = try self.imported(
            "new -n dev -s production -c db.r6g.large aurora-echo promote -rs db.example.com -z Z1")
        #expect(promoted.entry.lifecycle.dns == .init("db.example.com", zones: ["Z1"], ttl: 60))
    }

    @Test func `an engine that is gone is named anew, and so is said`() throws {
        let imported = try imported("new -n dev -s production -c db.r6g.large -e aurora")
        #expect(imported.entry.lifecycle.engine.name == "aurora-mysql")
        #expect(said(imported).contains("-e: to be decided"))
    }

    @Test(arguments: [("us-gov-west-1", "aws-us-gov"), ("cn-north-1", "aws-cn"), ("eu-west-1", "aws")])
    func `a role gets the ARN of its account and partition`(region: String, partition: String) throws {
        let imported = try imported(
            "new -n dev -s production -c db.r6g.large -r \(region) -a 111122223333 aurora-echo modify -iam audit")
        #expect(
            imported.entry.lifecycle.changes.roles == [Lifecycle.Role("arn:\(partition):iam::111122223333:role/audit")])
    }

    @Test func `of both new and clone the snapshots hold, and so is said`() throws {
        let imported = try imported(
            "new -n dev -s production -c db.r6g.large aurora-echo clone -n dev -s replica -c db.r6g.xlarge")
        #expect(imported.entry.lifecycle.source == .snapshotOf("production"))
        #expect(imported.entry.lifecycle.instances.instanceClass == "db.r6g.xlarge")
        #expect(
            imported.notes.prefix(2).map(\.description) == [
                "-c (to be decided): the command lines say db.r6g.large and db.r6g.xlarge: db.r6g.xlarge is written.",
                "source (to be decided): both `new` and `clone` are given: snapshots are what a refresh takes, and `clone dev` "
                    + "makes a clone all the same. For refreshes by clones write `{clone_of: replica}`.",
            ])
    }

    @Test(
        arguments: [
            ("", "a command line is needed, such as `-- aurora-echo new -n development …`."),
            ("start -n dev", "“start” is not a command of aurora-echo: it has new, clone, modify, promote and retire."),
            ("new -n", "-n: a value is missing."),
            ("new --regoin us-east-1", "“--regoin” is not an option of aurora-echo new. Did you mean --region?"),
            ("new -s production -c db.r6g.large", "-n, the managed name, is missing."),
            (
                "promote -n dev -rs db.example.com",
                "-s, what it is made from, is missing: give the command line of `new` or `clone` as well."
            ),
            (
                "new -n dev -s production",
                "-c, the class, is missing: give the command line of `new` or `clone` as well."
            ),
            (
                "new -n dev -s production -c db.r6g.large aurora-echo promote -n qa",
                "these are the commands of several lifecycles, dev and qa: import one at a time."
            ),
            (
                "new -n dev -s production -c db.r6g.large aurora-echo modify -iam audit",
                "-iam: “audit” is a name, and -a, the account that the role is in, is missing."
            ),
            ("new -n dev -s production -c db.r6g.large -h day", "-h: “day” is not a whole number."),
            (
                "new -n dev -s production -c db.r6g.large -t purple",
                "-t: “purple” is not a tag. One looks like purple=true."
            ),
        ])
    func `what cannot be read is refused, with the option`(text: String, sentence: String) {
        var said = ""
        do { _ = try imported(text) } catch { said = "\(error)" }
        #expect(said == sentence)
    }
}
