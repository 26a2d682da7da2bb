import Testing

@testable import ChatOps

/// What people get to read when a command of maintenance or of steering is not understood, word for word.
struct RefusedCommandTests {
    private let parser = CommandParser(prefix: "!rds", botUser: "U0BOT")

    private static let options = "[--suspend-autoscaling] [--region R] [--at TIME | --window WINDOW] [--start]"
    private static let storage =
        "For example `!rds storage orders aurora-iopt1`; in full: `storage TARGET [SIZE] [TYPE] [--iops N] [--throughput N] "
        + "\(options)`."
    private static let cycle =
        "For example `!rds cycle orders`; in full: `cycle CLUSTER [--exclude ID]… [--skip-stand-in] \(options)`."
    private static let reboot =
        "For example `!rds reboot orders-2`; in full: `reboot NAME [--as instance|lifecycle] \(options)`."
    private static let maintenance =
        "For example `!rds apply-maintenance orders`; in full: `apply-maintenance CLUSTER [--exclude ID]… \(options)`."
    private static let failover =
        "For example `!rds failover orders --to orders-2`; in full: `failover NAME [--to ID] \(options)`."
    private static let skip = "For example `!rds skip k3f9 verify checked by hand`; in full: `skip OP STEP reason…`."
    private static let timeout = "For example `!rds timeout k3f9 90m`; in full: `timeout OP TIME`."
    private static let reset = "For example `!rds reset k3f9 --to change-class`; in full: `reset OP --to STEP`."
    private static let hold = "For example `!rds hold k3f9 --before fail-back`; in full: `hold OP --before STEP`."
    private static let lock =
        "For example `!rds lock orders release week`; in full: `lock CLUSTER [--region R] reason…`."
    private static let freeze = "For example `!rds freeze incident 4711`; in full: `freeze reason…`."

    static let exact: [(String, String)] = [
        ("storage orders", "Missing expected argument 'SIZE|TYPE'. \(storage)"),
        ("storage orders 200 400", "One size in GiB and one storage type at most. \(storage)"),
        ("storage orders gp2 gp3", "One size in GiB and one storage type at most. \(storage)"),
        ("storage orders 200 gp3 400", "Unexpected argument '400'. \(storage)"),
        ("storage orders 19", "The size of storage is from 20 to 65536 GiB. \(storage)"),
        ("storage orders 65537 gp3", "The size of storage is from 20 to 65536 GiB. \(storage)"),
        ("storage orders 99999999999999999999", "The size of storage is from 20 to 65536 GiB. \(storage)"),
        ("storage orders gp_3", "“gp_3” is not a storage type. One looks like `aurora-iopt1` or `gp3`. \(storage)"),
        ("storage orders io2 --iops 0", "`--iops` is a number above 0. \(storage)"),
        ("storage orders io2 --iops many", "The value 'many' is invalid for '--iops N'. \(storage)"),
        ("storage orders gp3 --throughput=-1", "`--throughput` is a number above 0. \(storage)"),
        (
            "storage 0rders aurora",
            "“0rders” is not a name that a cluster can have. One looks like `orders`. \(storage)"
        ),
        ("cycle", "Missing expected argument 'CLUSTER'. \(cycle)"),
        ("cycle orders orders-2", "Unexpected argument 'orders-2'. \(cycle)"),
        ("reboot", "Missing expected argument 'NAME'. \(reboot)"),
        ("reboot a_b", "“a_b” is not a name that an instance can have. One looks like `orders-1`. \(reboot)"),
        ("apply-maintenance", "Missing expected argument 'CLUSTER'. \(maintenance)"),
        ("apply maintenance", "I don't know a command “apply”. Did you mean `apply-maintenance`? `help` lists them."),
        (
            "aply-maintenance orders",
            "I don't know a command “aply-maintenance”. Did you mean `apply-maintenance`? `help` lists them."
        ),
        ("rollback", "Missing expected argument 'OP'. For example `!rds rollback k3f9`; in full: `rollback OP`."),
        (
            "rollback k3f9 --start",
            "Unknown option '--start'. For example `!rds rollback k3f9`; in full: `rollback OP`."
        ),
        ("reset k3f9", "Missing expected argument '--to STEP'. \(reset)"),
        ("reset k3f9 --to 3", "“3” is not the name of a step. One looks like `fail-back`. \(reset)"),
        ("skip k3f9", "Missing expected argument 'STEP'. \(skip)"),
        ("skip k3f9 verify", "Say why, for the record. \(skip)"),
        ("skip k3f9 verify —", "Say why, for the record. \(skip)"),
        ("timeout k3f9", "Missing expected argument 'TIME'. \(timeout)"),
        ("timeout k3f9 90", "“90” is not a length of time. One looks like `90m` or `2h`. \(timeout)"),
        ("timeout k3f9 1.5h", "“1.5h” is not a length of time. One looks like `90m` or `2h`. \(timeout)"),
        ("timeout k3f9 0m", "A step may take from 1 minute to 7 days: `90m`, `2h`. \(timeout)"),
        ("timeout k3f9 169h", "A step may take from 1 minute to 7 days: `90m`, `2h`. \(timeout)"),
        ("hold k3f9", "Missing expected argument '--before STEP'. \(hold)"),
        ("hold k3f9 fail-back", "Missing expected argument '--before STEP'. \(hold)"),
        ("lock", "Missing expected argument 'CLUSTER'. \(lock)"),
        ("lock orders", "Say why, for everybody to read. \(lock)"),
        ("lock orders --region eu-west-1", "Say why, for everybody to read. \(lock)"),
        ("lock orders --region nowhere x", "“nowhere” is not a region. One looks like `us-east-1`. \(lock)"),
        ("lock orders —", "Say why, for everybody to read. \(lock)"),
        (
            "unlock orders now",
            "Unexpected argument 'now'. For example `!rds unlock orders`; in full: `unlock CLUSTER [--region R]`."
        ),
        ("freeze", "Say why, for everybody to read. \(freeze)"),
        ("unfreeze now", "Unexpected argument 'now'. For example `!rds unfreeze`; in full: `unfreeze`."),
        ("unfreze", "I don't know a command “unfreze”. Did you mean `unfreeze`? `help` lists them."),
        (
            "plan lock orders x",
            "“lock” cannot be planned. `plan` takes `resize`, `upgrade`, `storage`, `cycle`, `failover`, `reboot`, "
                + "`apply-maintenance`, `retarget`, `rollback`, `cleanup`, `new`, `clone`, `modify`, `promote`, `retire` and "
                + "`refresh`."
        ),
        (
            "plan reboot orders-2 --start",
            "`plan` only shows what would be done. Leave out `plan` to do it, or `--start` to see it."
        ),
        (
            "failover orders --at 02:30 --window 02:00-05:00",
            "Either `--at` or `--window`, not both. \(failover)"
        ),
        (
            "failover orders --at noon",
            "“noon” is not a time of day. One looks like `02:30` or `02:30 Europe/Berlin`. \(failover)"
        ),
    ]

    @Test(arguments: exact)
    func `a refusal says what was wrong and what would do`(_ words: String, _ sentence: String) {
        #expect(parser.parse("!rds \(words)") == .refused(sentence))
    }
}
