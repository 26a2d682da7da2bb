import ChatOps
import Engine
import Maintenance
import TestSupport
import Testing

struct CommandParserTests {
    private let parser = CommandParser(prefix: "!rds", botUser: "U0BOT")

    private static func resize(
        exclude: [InstanceID] = [], skip: Bool = false, region: String? = nil, start: Bool = false
    ) -> ChatCommand.Proposal {
        ChatCommand.Proposal(
            request: .resize(ResizeRequest(instanceClass: "db.r6g.xlarge", exclude: exclude, skipStandIn: skip)),
            cluster: "orders", region: region, start: start)
    }

    private static func failover(to: InstanceID? = nil) -> ChatCommand.Proposal {
        ChatCommand.Proposal(request: .failover(FailoverRequest(to: to)), cluster: "orders")
    }

    private static func storage(
        _ type: String, iops: Int? = nil, _ throughput: Int? = nil, on cluster: ClusterID = "orders"
    ) -> ChatCommand.Proposal {
        ChatCommand.Proposal(
            request: .storage(StorageRequest(type: type, iops: iops, throughput: throughput)), cluster: cluster)
    }

    private static func cycle(exclude: [InstanceID] = [], skip: Bool = false) -> ChatCommand.Proposal {
        ChatCommand.Proposal(
            request: .cycle(CycleRequest(exclude: exclude, skipStandIn: skip)), cluster: "orders")
    }

    private static func maintenance(exclude: [InstanceID] = []) -> ChatCommand.Proposal {
        ChatCommand.Proposal(request: .maintenance(MaintenanceRequest(exclude: exclude)), cluster: "orders")
    }

    static let understood: [(String, ChatCommand)] = [
        ("resize orders db.r6g.xlarge", .propose(resize())),
        ("Resize Orders DB.R6G.XLARGE", .propose(resize())),
        ("resize orders db.r6g.xlarge --exclude orders-3", .propose(resize(exclude: ["orders-3"]))),
        ("resize orders db.r6g.xlarge —exclude orders-3 —start", .propose(resize(exclude: ["orders-3"], start: true))),
        ("resize orders db.r6g.xlarge --exclude=a,b --exclude b", .propose(resize(exclude: ["a", "b"]))),
        ("resize --region eu-west-1 orders db.r6g.xlarge", .propose(resize(region: "eu-west-1"))),
        ("resize orders db.r6g.xlarge --skip-stand-in", .propose(resize(skip: true))),
        (
            "resize <http://orders.cluster-abc.us-east-1.rds.amazonaws.com|orders.cluster-abc.us-east-1.rds.amazonaws.com> db.r6g.xlarge",
            .propose(resize())
        ),
        ("failover orders", .propose(failover())),
        ("failover orders --to “orders-2”", .propose(failover(to: "orders-2"))),
        ("failover orders --to=orders-2", .propose(failover(to: "orders-2"))),
        ("plan resize orders db.r6g.xlarge", .preview(resize())),
        ("plan failover orders --to orders-2", .preview(failover(to: "orders-2"))),
        ("storage orders aurora-iopt1", .propose(storage("aurora-iopt1"))),
        ("Storage Orders AURORA-IOPT1", .propose(storage("aurora-iopt1"))),
        ("storage mydb io2 —iops 3000", .propose(storage("io2", iops: 3000, on: "mydb"))),
        ("storage mydb gp3 --iops=3000 --throughput 500", .propose(storage("gp3", iops: 3000, 500, on: "mydb"))),
        ("plan storage orders aurora", .preview(storage("aurora"))),
        ("cycle orders", .propose(cycle())),
        ("cycle orders --exclude orders-2,orders-3", .propose(cycle(exclude: ["orders-2", "orders-3"]))),
        ("cycle orders –skip-stand-in", .propose(cycle(skip: true))),
        ("plan cycle orders", .preview(cycle())),
        ("apply-maintenance orders", .propose(maintenance())),
        ("Apply-Maintenance orders —exclude “orders-2”", .propose(maintenance(exclude: ["orders-2"]))),
        ("apply\u{2011}maintenance orders", .propose(maintenance())),
        ("plan apply-maintenance orders", .preview(maintenance())),
        ("reboot orders-2", .reboot(.init(instance: "orders-2"))),
        ("reboot Orders-2 —start", .reboot(.init(instance: "orders-2", start: true))),
        (
            "reboot <http://orders-2.abc.eu-west-1.rds.amazonaws.com|orders-2.abc.eu-west-1.rds.amazonaws.com> --region eu-west-1",
            .reboot(.init(instance: "orders-2", region: "eu-west-1"))
        ),
        ("plan reboot orders-2", .reboot(.init(instance: "orders-2", isPreview: true))),
        ("rollback K3F9", .rollback(of: "k3f9", isPreview: false)),
        ("plan rollback k3f9", .rollback(of: "k3f9", isPreview: true)),
        ("reset k3f9 —to change-class", .control("k3f9", .reset(to: "change-class"), as: .reset)),
        ("reset k3f9 --to=Change-Class", .control("k3f9", .reset(to: "change-class"), as: .reset)),
        ("skip k3f9 verify checked by hand", .control("k3f9", .skip("verify", reason: "checked by hand"), as: .skip)),
        ("skip k3f9 verify — it’s fine", .control("k3f9", .skip("verify", reason: "it's fine"), as: .skip)),
        ("skip k3f9 verify “--start later”", .control("k3f9", .skip("verify", reason: "--start later"), as: .skip)),
        ("timeout k3f9 90m", .control("k3f9", .timeout(.minutes(90)), as: .timeout)),
        ("timeout k3f9 1H30min", .control("k3f9", .timeout(.minutes(90)), as: .timeout)),
        ("timeout k3f9 168h", .control("k3f9", .timeout(.minutes(10_080)), as: .timeout)),
        ("hold k3f9 —before fail-back", .control("k3f9", .hold(before: "fail-back"), as: .hold)),
        ("unhold k3f9 --before “fail-back”", .control("k3f9", .unhold(before: "fail-back"), as: .unhold)),
        ("lock orders release week", .lock("orders", reason: "release week")),
        ("lock Orders “don’t touch” --start", .lock("orders", reason: "don't touch --start")),
        (
            "lock orders --region eu-west-1 release week --now",
            .lock("orders", region: "eu-west-1", reason: "release week --now")
        ),
        ("lock —region=EU-west-1 orders release week", .lock("orders", region: "eu-west-1", reason: "release week")),
        ("lock orders move to --region eu-west-1", .lock("orders", reason: "move to --region eu-west-1")),
        ("lock orders --region eu-west-1 --help", .help(.lock)),
        ("unlock orders --region eu-west-1", .unlock("orders", region: "eu-west-1")),
        ("lock orders — release week", .lock("orders", reason: "release week")),
        ("unlock orders", .unlock("orders")),
        ("freeze incident 4711", .freeze(reason: "incident 4711")),
        ("freeze --help me", .freeze(reason: "--help me")),
        ("unfreeze", .unfreeze),
        ("plan cleanup k3f9", .cleanup(of: "k3f9", start: false, isPreview: true)),
        ("cleanup k3f9", .cleanup(of: "k3f9", start: false, isPreview: false)),
        ("cleanup k3f9 --start", .cleanup(of: "k3f9", start: true, isPreview: false)),
        ("clusters", .clusters(region: nil)),
        ("clusters --region us-gov-west-1", .clusters(region: "us-gov-west-1")),
        ("show orders", .show("orders", region: nil)),
        ("operations", .operations),
        ("status", .status(of: nil)),
        ("status K3", .status(of: "k3")),
        ("events k3f9", .events(of: "k3f9")),
        ("events k3f9 --json", .events(of: "k3f9", asFile: true)),
        ("events —json K3", .events(of: "k3", asFile: true)),
        ("pause k3f9", .pause("k3f9")),
        ("resume k3f9", .resume("k3f9")),
        ("retry k3f9", .retry("k3f9")),
        ("abort k3f9", .abort("k3f9", reason: "")),
        ("abort k3f9 I don’t trust it", .abort("k3f9", reason: "I don't trust it")),
        ("abort k3f9 — too slow --start", .abort("k3f9", reason: "too slow --start")),
        ("abort k3f9 ---help", .abort("k3f9", reason: "---help")),
        ("abort k3f9 --generate-completion-script bash", .abort("k3f9", reason: "--generate-completion-script bash")),
        ("abort k3f9 -- --help", .abort("k3f9", reason: "--help")),
        ("abort k3f9 --help", .help(.abort)),
        ("abort --help", .help(.abort)),
        ("help", .help(nil)),
        ("", .help(nil)),
        ("--help", .help(nil)),
        ("help resize", .help(.resize)),
        ("resize --help", .help(.resize)),
        ("resize -h", .help(.resize)),
        ("plan --help", .help(.plan)),
        ("plan reboot --help", .help(.reboot)),
        ("apply-maintenance -h", .help(.applyMaintenance)),
        ("lock --help", .help(.lock)),
        ("lock orders --help", .help(.lock)),
        ("freeze --help", .help(.freeze)),
        ("freeze -h", .help(.freeze)),
        ("skip k3f9 --help", .help(.skip)),
        ("skip k3f9 verify --help", .help(.skip)),
        ("timeout k3f9 --help", .help(.timeout)),
    ]

    @Test(.answers(.hiddenStorage), arguments: understood)
    func `a command is understood`(_ words: String, _ command: ChatCommand) {
        #expect(parser.parse("!rds \(words)") == .command(command))
    }

    @Test(arguments: CommandWord.allCases)
    func `every command understands its own example`(_ word: CommandWord) {
        guard case .command = parser.parse("!rds \(word.example)") else {
            Issue.record("not understood: \(word.example): \(parser.parse("!rds \(word.example)"))")
            return
        }
    }

    @Test(arguments: [
        "!rds clusters", "!RDS clusters", " /rds clusters", "`!rds clusters`", "<@U0BOT> clusters",
        "<@U0BOT|changeover>: clusters", "<@U0BOT>, clusters", "\u{200B}!rds\u{00A0}clusters", "!rds   clusters ",
    ])
    func `a command begins with the prefix or by mentioning us`(_ text: String) {
        #expect(parser.parse(text) == .command(.clusters(region: nil)))
        #expect(parser.isForUs(text))
    }

    @Test(arguments: [
        "rds clusters", "!rdsx clusters", "please !rds clusters", "<@U0ALICE> clusters", "ask <@U0BOT> clusters",
        "&lt;@U0BOT&gt; clusters", "", " ", "!", "!rds\u{202E}clusters",
    ])
    func `what people write to one another is not for us`(_ text: String) {
        #expect(parser.parse(text) == .notForUs)
        #expect(!parser.isForUs(text))
    }

    @Test func `another prefix can be configured`() {
        let parser = CommandParser(prefix: "db", botUser: nil)
        #expect(parser.parse("db operations") == .command(.operations))
        #expect(parser.parse("/db operations") == .notForUs)
        #expect(parser.parse("<@> operations") == .notForUs)
    }

    static let refused: [(String, [String])] = [
        ("reisze orders db.r6g.xlarge", ["“reisze”", "Did you mean `resize`?"]),
        ("xyzzy", ["“xyzzy”", "`help` lists them"]),
        ("help clutsers", ["“clutsers”", "Did you mean `clusters`?"]),
        ("resize", ["CLUSTER", "For example `!rds resize orders db.r6g.xlarge`"]),
        ("resize orders", ["CLASS", "For example `!rds resize orders db.r6g.xlarge`", "[--exclude ID]…"]),
        ("resize orders db.r6g.xlarge now", ["'now'", "For example"]),
        ("resize orders db.r6g.xlarge --exlude a", ["'--exlude'", "Did you mean '--exclude'?"]),
        ("resize orders db.r6g.xlarge --exclude", ["Missing value", "--exclude"]),
        ("resize orders r6g.xlarge", ["“r6g.xlarge”", "Did you mean `db.r6g.xlarge`?"]),
        ("resize orders db.r6g.xlrage", ["Did you mean `db.r6g.xlarge`?"]),
        ("resize orders db-r6g-2xlarge", ["Did you mean `db.r6g.2xlarge`?"]),
        ("resize orders big", ["“big”", "One looks like `db.r6g.xlarge`"]),
        ("resize 0rders db.r6g.xlarge", ["“0rders”", "One looks like `orders`"]),
        ("show ord<ers", ["“ord<ers”"]),
        ("show оrders", ["“оrders”"]),
        ("show", ["CLUSTER", "`!rds show orders`"]),
        ("clusters --region moon", ["“moon”", "`us-east-1`"]),
        ("clusters --region us-east-1.evil.example", ["is not a region"]),
        ("failover orders orders-2", ["'orders-2'", "--to"]),
        ("failover orders --to a_b", ["“a_b”", "One looks like `orders-1`"]),
        ("pause", ["OP", "`!rds pause k3f9`"]),
        ("pause k3.f9", ["“k3.f9”", "`operations` lists them"]),
        ("events", ["OP"]),
        ("operations all", ["'all'"]),
        ("plan", ["What shall I plan?", "`!rds plan resize orders db.r6g.xlarge`"]),
        ("plan pause k3f9", ["“pause” cannot be planned"]),
        ("plan resiez orders db.r6g.xlarge", ["Did you mean `plan resize`?"]),
        ("plan resize orders db.r6g.xlarge --start", ["`plan` only shows"]),
        ("plan cleanup k3f9 --start", ["`plan` only shows"]),
        ("clusters ---completion", ["“---completion” is not an option"]),
        ("clusters --experimental-dump-help", ["is not an option"]),
        ("clusters --generate-completion-script bash", ["is not an option"]),
        ("show orders\u{202E}", ["invisible characters"]),
    ]

    @Test(arguments: refused)
    func `what is not understood is answered with what would be`(_ words: String, _ parts: [String]) throws {
        let outcome = parser.parse("!rds \(words)")
        guard case .refused(let sentence) = outcome else {
            Issue.record("not refused: \(outcome)")
            return
        }
        for part in parts { #expect(sentence.contains(part), "\(sentence)") }
        #expect(!sentence.contains("USAGE"))
        #expect(!sentence.contains("Error:"))
        #expect(!sentence.contains(".."))
    }

    @Test func `a command without end is refused`() {
        guard case .refused(let sentence) = parser.parse("!rds abort k3f9 " + String(repeating: "a", count: 3_000))
        else {
            Issue.record("not refused")
            return
        }
        #expect(sentence.contains("too long"))
        #expect(sentence.count < 200)
    }

    @Test func `a long reason is cut`() {
        guard
            case .command(.abort(_, let reason)) = parser.parse("!rds abort k3f9 " + String(repeating: "a", count: 900))
        else {
            Issue.record("not understood")
            return
        }
        #expect(reason.count == 300)
    }

    @Test(arguments: CommandWord.allCases)
    func `every command explains itself when asked for help`(_ word: CommandWord) {
        #expect(parser.parse("!rds \(word.rawValue) --help") == .command(.help(word)))
        #expect(parser.parse("!rds help \(word.rawValue)") == .command(.help(word)))
    }

    @Test func `the words of every proposal mean that proposal again`() {
        for (_, command) in Self.understood {
            guard case .propose(let proposal) = command else { continue }
            #expect(parser.parse("!rds \(proposal.words)") == .command(command), "\(proposal.words)")
        }
    }

    @Test(arguments: [
        "resize orders db.r6g.xlarge --exclude a --exclude b --skip-stand-in --region us-east-1 --start",
        "resize orders db.r6g.xlarge --at \"02:30\" --start",
        "failover orders --to orders-2 --region us-east-1 --start",
        "failover orders",
        "failover orders --window \"Sat 02:00-05:00 Europe/Berlin\"",
        "storage orders aurora-iopt1 --region us-east-1",
        "storage mydb io2 --iops 3000 --throughput 500 --window \"22:00-02:00\"",
        "cycle orders --exclude a --skip-stand-in --at \"23:05 America/New_York\"",
        "apply-maintenance orders --exclude a --exclude b --window \"Sun 00:00-00:30 UTC\" --start",
    ])
    func `a command reads back as it was understood`(_ words: String) {
        guard case .command(.propose(let proposal)) = parser.parse("!rds \(words)") else {
            Issue.record("not understood")
            return
        }
        #expect(proposal.words == words)
    }

    @Test(arguments: [
        ("db.r6g.large", true), ("db.serverless", true), ("db.x2iedn.32xlarge", true), ("db.r6gd.metal", true),
        ("db.r7g.100xlarge", true), ("db.r6g.xlarge.tpc2", false), ("db.r6g", false), ("db..xlarge", false),
    ])
    func `a class is one by its shape`(_ word: String, _ isClass: Bool) {
        #expect((try? ClassSpelling.read(word)) == (isClass ? InstanceClass(word) : nil))
    }
}
