import Engine
import Maintenance
import Runbooks
import TestSupport
import Testing

@testable import ChatOps

struct CommandParserTests {
    private let parser = CommandParser(prefix: "!rds", botUser: "U0BOT")

    private static func resize(
        exclude: [InstanceID] = [], skip: Bool = false, region: String? = nil, start: Bool = false
    ) -> ResizeCommand {
        ResizeCommand(
            cluster: "orders",
            runbook: ResizeRunbook(instanceClass: "db.r6g.xlarge", exclude: exclude, skipStandIn: skip),
            options: ProposalOptions(region: region, start: start))
    }

    private static func resize(_ way: ResizeRunbook.Way, replicas: Bool? = nil) -> ResizeCommand {
        ResizeCommand(
            cluster: "orders",
            runbook: ResizeRunbook(instanceClass: "db.r6g.xlarge", way: way, includesReplicas: replicas))
    }

    @Test func `a command says itself as it has to be typed`() {
        #expect(
            Self.resize(.blueGreen, replicas: true).words
                == "resize orders db.r6g.xlarge --blue-green --replicas")
        #expect(Self.resize(.inPlace).words == "resize orders db.r6g.xlarge --in-place")
    }

    private static func failover(to: InstanceID? = nil) -> FailoverCommand {
        FailoverCommand(cluster: "orders", runbook: FailoverRunbook(to: to))
    }

    private static func storage(
        _ type: String?, size: Int? = nil, iops: Int? = nil, _ throughput: Int? = nil,
        on cluster: ClusterID = "orders"
    ) -> StorageCommand {
        StorageCommand(
            cluster: cluster, runbook: StorageRunbook(type: type, size: size, iops: iops, throughput: throughput))
    }

    private static func cycle(exclude: [InstanceID] = [], skip: Bool = false) -> CycleCommand {
        CycleCommand(cluster: "orders", runbook: CycleRunbook(exclude: exclude, skipStandIn: skip))
    }

    private static func maintenance(exclude: [InstanceID] = []) -> ApplyMaintenanceCommand {
        ApplyMaintenanceCommand(cluster: "orders", runbook: MaintenanceRunbook(exclude: exclude))
    }

    private static func reboot(
        _ instance: InstanceID, region: String? = nil, start: Bool = false
    ) -> RebootCommand {
        RebootCommand(instance: instance, options: ProposalOptions(region: region, start: start))
    }

    static let understood: [(String, any ChatCommand)] = [
        ("resize orders db.r6g.xlarge", resize()),
        ("Resize Orders DB.R6G.XLARGE", resize()),
        ("resize orders db.r6g.xlarge --exclude orders-3", resize(exclude: ["orders-3"])),
        ("resize orders db.r6g.xlarge —exclude orders-3 —start", resize(exclude: ["orders-3"], start: true)),
        ("resize orders db.r6g.xlarge --exclude=a,b --exclude b", resize(exclude: ["a", "b"])),
        ("resize --region eu-west-1 orders db.r6g.xlarge", resize(region: "eu-west-1")),
        ("resize orders db.r6g.xlarge --skip-stand-in", resize(skip: true)),
        (
            "resize <http://orders.cluster-abc.us-east-1.rds.amazonaws.com|orders.cluster-abc.us-east-1.rds.amazonaws.com> db.r6g.xlarge",
            resize()
        ),
        ("resize orders db.r6g.xlarge --in-place", resize(.inPlace)),
        ("resize orders db.r6g.xlarge --blue-green --replicas", resize(.blueGreen, replicas: true)),
        ("failover orders", failover()),
        ("failover orders --to “orders-2”", failover(to: "orders-2")),
        ("failover orders --to=orders-2", failover(to: "orders-2")),
        ("plan resize orders db.r6g.xlarge", PlanCommand(planned: resize())),
        ("plan failover orders --to orders-2", PlanCommand(planned: failover(to: "orders-2"))),
        ("storage orders aurora-iopt1", storage("aurora-iopt1")),
        ("Storage Orders AURORA-IOPT1", storage("aurora-iopt1")),
        ("storage mydb io2 —iops 3000", storage("io2", iops: 3000, on: "mydb")),
        ("storage mydb gp3 --iops=3000 --throughput 500", storage("gp3", iops: 3000, 500, on: "mydb")),
        ("plan storage orders aurora", PlanCommand(planned: storage("aurora"))),
        ("storage orders 200", storage(nil, size: 200)),
        ("storage orders 200 gp3", storage("gp3", size: 200)),
        ("storage orders GP3 200", storage("gp3", size: 200)),
        ("storage orders 200 io2 --iops 3000", storage("io2", size: 200, iops: 3000)),
        ("cycle orders", cycle()),
        ("cycle orders --exclude orders-2,orders-3", cycle(exclude: ["orders-2", "orders-3"])),
        ("cycle orders –skip-stand-in", cycle(skip: true)),
        ("plan cycle orders", PlanCommand(planned: cycle())),
        (
            "cycle orders —suspend-autoscaling",
            CycleCommand(cluster: "orders", runbook: CycleRunbook(autoscaling: .suspended))
        ),
        (
            "reboot orders-2 --suspend-autoscaling",
            RebootCommand(instance: "orders-2", autoscaling: .suspended)
        ),
        ("apply-maintenance orders", maintenance()),
        ("Apply-Maintenance orders —exclude “orders-2”", maintenance(exclude: ["orders-2"])),
        ("apply\u{2011}maintenance orders", maintenance()),
        ("plan apply-maintenance orders", PlanCommand(planned: maintenance())),
        ("reboot orders-2", reboot("orders-2")),
        ("reboot Orders-2 —start", reboot("orders-2", start: true)),
        (
            "reboot <http://orders-2.abc.eu-west-1.rds.amazonaws.com|orders-2.abc.eu-west-1.rds.amazonaws.com> --region eu-west-1",
            reboot("orders-2", region: "eu-west-1")
        ),
        ("plan reboot orders-2", PlanCommand(planned: reboot("orders-2"))),
        ("rollback K3F9", RollbackCommand(operation: "k3f9")),
        ("plan rollback k3f9", PlanCommand(planned: RollbackCommand(operation: "k3f9"))),
        ("reset k3f9 —to change-class", ResetCommand(operation: "k3f9", step: "change-class")),
        ("reset k3f9 --to=Change-Class", ResetCommand(operation: "k3f9", step: "change-class")),
        ("skip k3f9 verify checked by hand", SkipCommand(operation: "k3f9", step: "verify", reason: "checked by hand")),
        ("skip k3f9 verify — it’s fine", SkipCommand(operation: "k3f9", step: "verify", reason: "it's fine")),
        ("skip k3f9 verify “--start later”", SkipCommand(operation: "k3f9", step: "verify", reason: "--start later")),
        ("timeout k3f9 90m", TimeoutCommand(operation: "k3f9", patience: .minutes(90))),
        ("timeout k3f9 1H30min", TimeoutCommand(operation: "k3f9", patience: .minutes(90))),
        ("timeout k3f9 168h", TimeoutCommand(operation: "k3f9", patience: .minutes(10_080))),
        ("hold k3f9 —before fail-back", HoldCommand(operation: "k3f9", step: "fail-back")),
        ("unhold k3f9 --before “fail-back”", UnholdCommand(operation: "k3f9", step: "fail-back")),
        ("lock orders release week", LockCommand(cluster: "orders", reason: "release week")),
        ("lock Orders “don’t touch” --start", LockCommand(cluster: "orders", reason: "don't touch --start")),
        (
            "lock orders --region eu-west-1 release week --now",
            LockCommand(cluster: "orders", region: "eu-west-1", reason: "release week --now")
        ),
        (
            "lock —region=EU-west-1 orders release week",
            LockCommand(cluster: "orders", region: "eu-west-1", reason: "release week")
        ),
        (
            "lock orders move to --region eu-west-1",
            LockCommand(cluster: "orders", reason: "move to --region eu-west-1")
        ),
        ("lock orders --region eu-west-1 --help", HelpCommand(topic: "lock")),
        ("unlock orders --region eu-west-1", UnlockCommand(cluster: "orders", lockedRegion: "eu-west-1")),
        ("lock orders — release week", LockCommand(cluster: "orders", reason: "release week")),
        ("unlock orders", UnlockCommand(cluster: "orders")),
        ("freeze incident 4711", FreezeCommand(reason: "incident 4711")),
        ("freeze --help me", FreezeCommand(reason: "--help me")),
        ("unfreeze", UnfreezeCommand()),
        ("plan cleanup k3f9", PlanCommand(planned: CleanupCommand(operation: "k3f9"))),
        ("cleanup k3f9", CleanupCommand(operation: "k3f9")),
        ("cleanup k3f9 --start", CleanupCommand(operation: "k3f9", start: true)),
        ("clusters", ClustersCommand()),
        ("clusters --region us-gov-west-1", ClustersCommand(region: "us-gov-west-1")),
        ("show orders", ShowCommand(cluster: "orders")),
        ("operations", OperationsCommand()),
        ("status", StatusCommand()),
        ("status K3", StatusCommand(operation: "k3")),
        ("events k3f9", EventsCommand(operation: "k3f9")),
        ("events k3f9 --json", EventsCommand(operation: "k3f9", asFile: true)),
        ("events —json K3", EventsCommand(operation: "k3", asFile: true)),
        ("pause k3f9", PauseCommand(operation: "k3f9")),
        ("resume k3f9", ResumeCommand(operation: "k3f9")),
        ("retry k3f9", RetryCommand(operation: "k3f9")),
        ("abort k3f9", AbortCommand(operation: "k3f9", reason: "")),
        ("abort k3f9 I don’t trust it", AbortCommand(operation: "k3f9", reason: "I don't trust it")),
        ("abort k3f9 — too slow --start", AbortCommand(operation: "k3f9", reason: "too slow --start")),
        ("abort k3f9 ---help", AbortCommand(operation: "k3f9", reason: "---help")),
        (
            "abort k3f9 --generate-completion-script bash",
            AbortCommand(operation: "k3f9", reason: "--generate-completion-script bash")
        ),
        ("abort k3f9 -- --help", AbortCommand(operation: "k3f9", reason: "--help")),
        ("abort k3f9 --help", HelpCommand(topic: "abort")),
        ("abort --help", HelpCommand(topic: "abort")),
        ("help", HelpCommand()),
        ("", HelpCommand()),
        ("--help", HelpCommand()),
        ("help resize", HelpCommand(topic: "resize")),
        ("resize --help", HelpCommand(topic: "resize")),
        ("resize -h", HelpCommand(topic: "resize")),
        ("plan --help", HelpCommand(topic: "plan")),
        ("plan reboot --help", HelpCommand(topic: "reboot")),
        ("apply-maintenance -h", HelpCommand(topic: "apply-maintenance")),
        ("lock --help", HelpCommand(topic: "lock")),
        ("lock orders --help", HelpCommand(topic: "lock")),
        ("freeze --help", HelpCommand(topic: "freeze")),
        ("freeze -h", HelpCommand(topic: "freeze")),
        ("skip k3f9 --help", HelpCommand(topic: "skip")),
        ("skip k3f9 verify --help", HelpCommand(topic: "skip")),
        ("timeout k3f9 --help", HelpCommand(topic: "timeout")),
    ]

    @Test(.holds(.storageOffered), arguments: understood)
    func `a command is understood`(_ words: String, _ command: any ChatCommand) {
        #expect(parser.parse("!rds \(words)") == .commands([command]))
    }

    @Test(arguments: CommandList.all.indices)
    func `every command understands its own example`(_ index: Int) throws {
        let type = CommandList.all[index]
        guard let command = parser.single("!rds \(type.example)") else {
            Issue.record("not understood: \(type.example): \(parser.parse("!rds \(type.example)"))")
            return
        }
        #expect(ObjectIdentifier(Swift.type(of: command)) == ObjectIdentifier(type))
    }

    @Test func `no two commands are spelled alike`() {
        let spellings = CommandList.all.flatMap { [$0.word] + $0.aliases }
        #expect(Set(spellings).count == spellings.count)
        #expect(spellings.allSatisfy { $0.text == $0.text.lowercased() && !$0.text.contains(" ") })
    }

    @Test(arguments: CommandList.all.indices)
    func `a command's form and example begin with its word`(_ index: Int) {
        let type = CommandList.all[index]
        for text in [type.form, type.fullForm, type.outline, type.example] {
            #expect(text.split(separator: " ").first.map(String.init) == type.word.text)
        }
    }

    @Test(arguments: [
        "!rds clusters", "!RDS clusters", " /rds clusters", "`!rds clusters`", "<@U0BOT> clusters",
        "<@U0BOT|changeover>: clusters", "<@U0BOT>, clusters", "\u{200B}!rds\u{00A0}clusters", "!rds   clusters ",
    ])
    func `a command begins with the prefix or by mentioning us`(_ text: String) {
        #expect(parser.parse(text) == .commands([ClustersCommand()]))
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
        #expect(parser.parse("db operations") == .commands([OperationsCommand()]))
        #expect(parser.parse("/db operations") == .notForUs)
        #expect(parser.parse("<@> operations") == .notForUs)
    }

    static let refused: [(String, [String])] = [
        ("reisze orders db.r6g.xlarge", ["“reisze”", "Did you mean `resize`?"]),
        ("xyzzy", ["“xyzzy”", "`help` lists them"]),
        ("help clutsers", ["“clutsers”", "Did you mean `clusters`?"]),
        ("resize", ["NAME", "For example `!rds resize orders db.r6g.xlarge`"]),
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
            let command = parser.single("!rds abort k3f9 " + String(repeating: "a", count: 900)),
            let abort = command as? AbortCommand
        else {
            Issue.record("not understood")
            return
        }
        #expect(abort.reason.count == 300)
    }

    @Test(arguments: CommandList.all.map { $0.word })
    func `every command explains itself when asked for help`(_ word: CommandWord) {
        #expect(parser.parse("!rds \(word.text) --help") == .commands([HelpCommand(topic: word)]))
        #expect(parser.parse("!rds help \(word.text)") == .commands([HelpCommand(topic: word)]))
    }

    @Test func `the words of every proposal mean that proposal again`() {
        for (_, command) in Self.understood {
            guard let proposing = command as? any ProposingCommand else { continue }
            #expect(parser.parse("!rds \(proposing.words)") == .commands([command]), "\(proposing.words)")
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
        "storage mydb 200", "storage mydb 200 gp3 --region us-east-1",
        "cycle orders --exclude a --skip-stand-in --at \"23:05 America/New_York\"",
        "apply-maintenance orders --exclude a --exclude b --window \"Sun 00:00-00:30 UTC\" --start",
        "resize orders db.r6g.xlarge --suspend-autoscaling --start",
        "failover orders --to orders-2 --suspend-autoscaling",
        "storage orders aurora-iopt1 --suspend-autoscaling --region us-east-1",
        "apply-maintenance orders --exclude a --suspend-autoscaling",
        "cycle orders --skip-stand-in --suspend-autoscaling",
        "reboot orders-2 --suspend-autoscaling",
        "upgrade orders 16.6 --keep-old --suspend-autoscaling",
        "upgrade ledger 16.6 --class db.m6g.large --storage 200 --storage gp3 --iops 12000 --throughput 500 --option-group own-16",
        "retarget orders-proxy orders --region us-east-1 --at \"02:30\" --start",
    ])
    func `a command reads back as it was understood`(_ words: String) {
        guard let command = parser.single("!rds \(words)"),
            let proposing = command as? any ProposingCommand
        else {
            Issue.record("not understood")
            return
        }
        #expect(proposing.words == words)
    }

    @Test(arguments: [
        ("db.r6g.large", true), ("db.serverless", true), ("db.x2iedn.32xlarge", true), ("db.r6gd.metal", true),
        ("db.r7g.100xlarge", true), ("db.r6g.xlarge.tpc2", false), ("db.r6g", false), ("db..xlarge", false),
    ])
    func `a class is one by its shape`(_ word: String, _ isClass: Bool) {
        #expect((try? ClassSpelling.read(word)) == (isClass ? InstanceClass(word) : nil))
    }
}
