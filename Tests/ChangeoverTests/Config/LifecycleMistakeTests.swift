import Maintenance
import Testing

@testable import changeover

/// Entries of `lifecycles` that are refused, each with the whole sentence.
@Suite struct LifecycleMistakeTests {
    struct Mistake: Sendable, CustomTestStringConvertible {
        /// The lines of the entry.
        var text: String
        var complaint: String
        var testDescription: String { complaint }

        private static func entry(_ changes: String, _ least: [String]) -> String {
            let keys = changes.split(separator: "\n").compactMap { $0.split(separator: ":").first }
            let rest = least.filter { line in !keys.contains { line.hasPrefix("\($0):") } }
            return (rest + [changes]).joined(separator: "\n")
        }

        /// A cluster's entry with keys added to, or in place of, the least that it needs.
        static func aurora(_ changes: String, _ complaint: String) -> Mistake {
            let least = [
                "name: development", "kind: aurora", "source: {snapshot_of: production}", "region: us-east-1",
                "engine: {name: aurora-postgresql}", "instances: {class: db.r6g.large}",
            ]
            return Mistake(text: entry(changes, least), complaint: "lifecycles[0]\(complaint)")
        }

        static func instance(_ changes: String, _ complaint: String) -> Mistake {
            let least = [
                "name: staging", "kind: instance", "source: {snapshot_of: shop}", "region: us-east-1",
                "engine: {name: postgres}", "instances: {class: db.m6g.large}",
            ]
            return Mistake(text: entry(changes, least), complaint: "lifecycles[0]\(complaint)")
        }
    }

    static let shapes: [Mistake] = [
        .aurora(
            "nam: x",
            ".nam: this key is not known. Did you mean name? Known here: name, kind, source, account, region, engine, instances, network, parameter_groups, storage, option_group, multi_az, licence, kms_key, modify, dns, names, retire, tags, promote, legacy_tags, schedule."
        ),
        .aurora(
            "network: {subnets: dev}",
            ".network.subnets: this key is not known. Known here: subnet_group, security_groups, port, public."),
        .aurora("name:", ".name: a name is needed: databases are called NAME-2026-11-29, and commands take it."),
        .aurora("kind:", ".kind: a kind is needed: aurora or instance."),
        .aurora("kind: mysql", ".kind: “mysql” is not a kind. Write aurora or instance."),
        .aurora("source:", ".source: what it is made from is needed, such as `{snapshot_of: production}`."),
        .aurora(
            "source: {}",
            ".source: one of `{snapshot_of: NAME}`, `{clone_of: CLUSTER}` and `{snapshot: ARN}` is expected here."),
        .aurora(
            "source: {snapshot_of: a, clone_of: b}",
            ".source: one of `{snapshot_of: NAME}`, `{clone_of: CLUSTER}` and `{snapshot: ARN}` is expected here."),
        .aurora("engine:", #".engine: the engine is needed, such as `{name: aurora-postgresql, version: "16.4"}`."#),
        .instance("engine:", #".engine: the engine is needed, such as `{name: postgres, version: "16.4"}`."#),
        .aurora("engine: {version: 16.4}", ".engine.name: the name of the engine is needed."),
        .aurora("instances:", ".instances: the class of its instances is needed, such as `{class: db.r6g.large}`."),
        .aurora("instances: {count: 2}", ".instances.class: the class is needed, such as db.r6g.large."),
        .aurora("instances: {class: db.r6g.large, count: two}", ".instances.count: a whole number is expected here."),
        .aurora("multi_az: perhaps", ".multi_az: true or false is expected here."),
        .aurora(
            "network: {security_groups: sg-1}", ".network.security_groups: a list, such as [a, b], is expected here."),
        .aurora(
            "names: {minimum_age: long}",
            ".names.minimum_age: “long” is not a length of time. Write 500ms, 1.5s, 30m or 2h."),
        .aurora(
            "schedule: sundays",
            ".schedule: “sundays” is not a schedule. One looks like Sun 03:00 Europe/Berlin, Mon,Thu 03:00 Europe/Berlin or daily 03:00 Europe/Berlin."
        ),
        .aurora("schedule: Sun 03:00 Berlin", ".schedule: “Berlin” is no time zone. Did you mean Europe/Berlin?"),
        .aurora("dns: {zones: [Z1]}", ".dns.record: the name of the record is needed, such as dev-db.example.com."),
    ]

    static let names: [Mistake] = [
        .aurora(
            "name: Development",
            ".name: “Development” cannot begin the name of a database: small letters, digits and single hyphens are needed, a letter first and no hyphen last."
        ),
        .aurora(
            "name: dev--db",
            ".name: “dev--db” cannot begin the name of a database: small letters, digits and single hyphens are needed, a letter first and no hyphen last."
        ),
        .aurora(
            "name: 1dev",
            ".name: “1dev” cannot begin the name of a database: small letters, digits and single hyphens are needed, a letter first and no hyphen last."
        ),
        .aurora(
            "names: {suffix: -qa}",
            ".names.suffix: “-qa” cannot end the name of a database: small letters, digits and single hyphens between them are needed."
        ),
        .aurora(
            "name: abcdefghijabcdefghijabcdefghijabcdefghija",
            ".name: “abcdefghijabcdefghijabcdefghijabcdefghija” has 41 characters, and 40 are left: a date, the id of an operation and the number of a member have to fit into the 63 of an identifier."
        ),
        .aurora(
            "name: abcdefghijabcdefghijabcdefghij\nnames: {suffix: abcdefghij}",
            ".name: “abcdefghijabcdefghijabcdefghij” with -abcdefghij has 41 characters, and 40 are left: a date, the id of an operation and the number of a member have to fit into the 63 of an identifier."
        ),
        .aurora("names: {keep: -1}", ".names.keep: 0 or more: so many retired databases stay when it is refreshed."),
        .aurora("account: 1234567890", ".account: “1234567890” is not the number of an account: it has 12 digits."),
        .aurora("region: us-east", ".region: “us-east” is not a region. One looks like us-east-1."),
        .aurora(
            "source: {snapshot_of: 'rds:production-2026'}",
            ".source.snapshot_of: “rds:production-2026” is not the name of a database. For one snapshot write `{snapshot: ARN}`."
        ),
        .aurora("source: {clone_of: Production}", ".source.clone_of: “Production” is not the name of a cluster."),
        .instance(
            "source: {clone_of: shop}",
            ".source.clone_of: an RDS instance cannot be cloned: write snapshot_of, or kind: aurora."),
        .aurora(
            "source: {clone_of: production}\nengine: {name: aurora-postgresql, version: '16.4'}",
            ".engine.version: a clone has the version of production: leave it out, or write snapshot_of."),
        .aurora(
            "source: {snapshot: before}",
            ".source.snapshot: “before” is not the ARN of a snapshot. One looks like arn:aws:rds:us-east-1:111122223333:cluster-snapshot:production-before."
        ),
        .aurora(
            "source: {snapshot: 'arn:aws:rds:us-east-1:111122223333:snapshot:before'}",
            ".source.snapshot: arn:aws:rds:us-east-1:111122223333:snapshot:before is a snapshot of an instance: kind: instance goes with it."
        ),
        .instance(
            "source: {snapshot: 'arn:aws:rds:us-east-1:111122223333:cluster-snapshot:before'}",
            ".source.snapshot: arn:aws:rds:us-east-1:111122223333:cluster-snapshot:before is a snapshot of a cluster: kind: aurora goes with it."
        ),
        .aurora(
            "source: {snapshot: 'arn:aws:rds:eu-west-1:111122223333:cluster-snapshot:before'}",
            ".source.snapshot: arn:aws:rds:eu-west-1:111122223333:cluster-snapshot:before is in eu-west-1, and the lifecycle in us-east-1: copy the snapshot there and name the copy."
        ),
    ]

    static let kinds: [Mistake] = [
        .aurora(
            "engine: {name: aurora}",
            ".engine.name: AWS has no aurora (MySQL 5.6) any more: write aurora-mysql or aurora-postgresql."),
        .aurora(
            "engine: {name: postgres}",
            ".engine.name: “postgres” is not an engine of Aurora: write aurora-mysql or aurora-postgresql, or kind: instance."
        ),
        .aurora(
            "engine: {name: oracle}",
            ".engine.name: “oracle” is not an engine of Aurora: write aurora-mysql or aurora-postgresql."),
        .instance(
            "engine: {name: aurora-mysql}",
            ".engine.name: aurora-mysql is an engine of Aurora: kind: aurora goes with it."),
        .instance(
            "engine: {name: postgresq}",
            ".engine.name: “postgresq” is not an engine of RDS. Did you mean postgres? Known are: db2-ae, db2-se, mariadb, mysql, oracle-ee, oracle-ee-cdb, oracle-se2, oracle-se2-cdb, postgres, sqlserver-ee, sqlserver-ex, sqlserver-se, sqlserver-web."
        ),
        .aurora(
            "engine: {name: aurora-postgresql, version: latest}",
            ".engine.version: “latest” is not a version. One looks like 16.4."),
        .instance(
            "licence: license-included",
            ".licence: “license-included” does not go with postgres: write postgresql-license, or leave it out."),
        .aurora(
            "licence: general-public-license",
            ".licence: the licence of an Aurora cluster is AWS's: this key is for kind: instance."),
        .aurora(
            "storage: {type: gp3}",
            ".storage: the storage of an Aurora cluster grows by itself: this key is for kind: instance."),
        .aurora(
            "option_group: dev", ".option_group: a cluster of Aurora has no options: this key is for kind: instance."),
        .aurora(
            "multi_az: false",
            ".multi_az: a cluster has a standby by a second member, instances.count: this key is for kind: instance."),
        .instance(
            "instances: {class: db.m6g.large, count: 2}",
            ".instances.count: an RDS instance is one: leave it out. A standby is `multi_az: true`."),
        .instance(
            "parameter_groups: {cluster: dev}",
            ".parameter_groups.cluster: an RDS instance has one group: write it as parameter_groups.instance."),
        .instance(
            "modify: {roles: ['arn:aws:iam::111122223333:role/x']}",
            ".modify.roles: only a cluster is given roles: this key is for kind: aurora."),
    ]

    static let settings: [Mistake] = [
        .aurora(
            "instances: {class: r6g.large}",
            ".instances.class: “r6g.large” is not an instance class that is made here. One looks like db.r6g.large. Did you mean db.r6g.large?"
        ),
        .aurora(
            "instances: {class: db.serverless}",
            ".instances.class: “db.serverless” is not an instance class that is made here. One looks like db.r6g.large."
        ),
        .aurora(
            "instances: {class: db.r6g.large, count: 0}",
            ".instances.count: 1 to 16: so many members a cluster may have, the writer included."),
        .aurora(
            "instances: {class: db.r6g.large, count: 17}",
            ".instances.count: 1 to 16: so many members a cluster may have, the writer included."),
        .aurora(
            "instances: {class: db.r6g.large, zone: eu-west-1a}",
            ".instances.zone: “eu-west-1a” is not an availability zone of us-east-1. One looks like us-east-1a."),
        .instance(
            "instances: {class: db.m6g.large, zone: us-east-1a}\nmulti_az: true",
            ".instances.zone: AWS chooses both zones of an instance with multi_az: leave it out."),
        .aurora(
            "network: {subnet_group: 'dev db'}",
            ".network.subnet_group: “dev db” is not a name. Write one, or leave the key out."),
        .aurora(
            "network: {security_groups: [default]}",
            ".network.security_groups: “default” is not the id of a security group. It begins with sg-."),
        .aurora("network: {security_groups: [sg-1, sg-1]}", ".network.security_groups: sg-1 is listed twice."),
        .aurora("network: {port: 80}", ".network.port: 1150 to 65535."),
        .aurora(
            "parameter_groups: {cluster: ''}",
            ".parameter_groups.cluster: “” is not a name. Write one, or leave the key out."),
        .instance(
            "storage: {type: ssd}",
            ".storage.type: “ssd” is not a storage type. Known are: gp2, gp3, io1, io2, standard."),
        .instance("storage: {type: gp2, iops: 3000}", ".storage.iops: they go with `type: gp3`, io1 or io2."),
        .instance("storage: {iops: 3000}", ".storage.iops: they go with `type: gp3`, io1 or io2."),
        .instance("storage: {type: gp3, iops: 500}", ".storage.iops: at least 1000."),
        .instance("storage: {type: io2}", ".storage.iops: io2 needs them, such as 3000."),
        .instance(
            "storage: {type: io2, iops: 3000, throughput: 500}", ".storage.throughput: it goes with `type: gp3`."),
        .instance("storage: {type: gp3, throughput: 5}", ".storage.throughput: 125 to 4000 MiB/s."),
        .aurora(
            "kms_key: my key",
            ".kms_key: “my key” is not a key of KMS: write its id, its ARN or its alias, such as alias/development."),
        .aurora(
            "modify: {roles: [load-from-s3]}",
            ".modify.roles: “load-from-s3” is not the ARN of a role. One looks like arn:aws:iam::111122223333:role/load-from-s3."
        ),
        .aurora(
            "modify: {roles: ['arn:aws:iam::111122223333:role/x']}",
            ".modify.roles: Aurora PostgreSQL gives a role for a feature, such as s3Import, s3Export or Lambda: write "
                + "s3Import=arn:aws:iam::111122223333:role/x."),
        .aurora(
            "modify: {backup_retention: 0}", ".modify.backup_retention: 1 to 35 days: Aurora always keeps backups."),
        .instance("modify: {backup_retention: 36}", ".modify.backup_retention: 0 to 35 days; 0 keeps no backups."),
        .aurora(
            "modify: {password_secret: 'my secret'}",
            ".modify.password_secret: “my secret” is not the name or the ARN of a secret of Secrets Manager."),
        .aurora(
            "engine: {name: aurora-mysql}\nmodify: {masking: m.sql}",
            ".modify.masking: statements are run in PostgreSQL only, and the engine is aurora-mysql: leave it out."),
        .instance(
            "engine: {name: mariadb}\nmodify: {masking: m.sql}",
            ".modify.masking: statements are run in PostgreSQL only, and the engine is mariadb: leave it out."),
        .aurora(
            "modify: {masking: ~/m.sql}",
            ".modify.masking: “~/m.sql”: the path of a file is needed; ~ is not replaced here."),
    ]

    static let records: [Mistake] = [
        .aurora(
            "dns: {record: dev-db}",
            ".dns.record: “dev-db” is not the whole name of a record. One looks like dev-db.example.com."),
        .aurora(
            "dns: {record: '*.example.com'}",
            ".dns.record: “*.example.com” is not the whole name of a record. One looks like dev-db.example.com."),
        .aurora(
            "dns: {record: dev..example.com}",
            ".dns.record: “dev..example.com” is not the whole name of a record. One looks like dev-db.example.com."),
        .aurora(
            "dns: {record: dev-db.example.com, zones: [/hostedzone/Z1]}",
            ".dns.zones: “/hostedzone/Z1”: write Z1, without what stands before it."),
        .aurora(
            "dns: {record: dev-db.example.com, zones: [example.com]}",
            ".dns.zones: “example.com” is not the id of a hosted zone. One looks like Z0123456789ABC."),
        .aurora("dns: {record: dev-db.example.com, zones: [Z1, Z1]}", ".dns.zones: Z1 is listed twice."),
        .aurora("dns: {record: dev-db.example.com, ttl: -1}", ".dns.ttl: 0 to 2147483647 seconds; 60 is usual."),
        .aurora(
            "dns: {record: dev-db.example.com, ttl: 2147483648}", ".dns.ttl: 0 to 2147483647 seconds; 60 is usual."),
        .aurora(
            "tags: {'changeover:stage': new}",
            ".tags.changeover:stage: tags that begin with changeover: tell the stage of a database: take another."),
        .aurora(
            "promote: {tags: {'rdsecho:dev:stage': promoted}}",
            ".promote.tags.rdsecho:dev:stage: tags that begin with rdsecho: tell the stage of a database: take another."
        ),
        .aurora("tags: {'aws:x': y}", ".tags.aws:x: AWS keeps what begins with aws: and rds: for itself."),
        .aurora(
            "tags: {x: '\(String(repeating: "y", count: 257))'}",
            ".tags.x: a key has 1 to 128 characters, a value up to 256."),
        .aurora(
            "tags: {x: 'a,b'}", ".tags.x: letters, digits, spaces and _ . : / = + - @ are taken by AWS, and no others."),
        .aurora(
            "tags: {\((1...45).map { "t\($0): x" }.joined(separator: ", "))}",
            ".tags: at most 44, those of promote included: AWS takes 50, and some are ours."),
    ]

    @Test(arguments: shapes + names + kinds + settings + records)
    func `a mistake is told with its place and what would be right`(mistake: Mistake) {
        let lines = mistake.text.split(separator: "\n").enumerated().map { ($0 == 0 ? "  - " : "    ") + $1 }
        #expect(complaint("lifecycles:\n" + lines.joined(separator: "\n")) == mistake.complaint)
    }

    @Test(
        arguments: [
            ("name: dev", "name: dev", "lifecycles[1].name: dev is listed twice."),
            (
                "name: dev\n    dns: {record: db.example.com}", "name: qa\n    dns: {record: DB.example.com.}",
                "lifecycles[1].dns.record: db.example.com is the record of dev: each lifecycle needs one of its own."
            ),
        ])
    func `what no two may have in common is told at the second one`(first: String, second: String, sentence: String) {
        let rest = """

                kind: aurora
                source: {clone_of: production}
                engine: {name: aurora-mysql}
                instances: {class: db.r6g.large}

            """
        #expect(complaint("lifecycles:\n  - \(first)\(rest)  - \(second)\(rest)") == sentence)
    }

    @Test func `the region of the bot is that of an entry without one`() throws {
        let text = """
            lifecycles:
              - {name: dev, kind: aurora, source: {clone_of: production}, engine: {name: aurora-mysql}, instances: {class: db.r6g.large, zone: us-east-1a}}
            """
        #expect(
            complaint(text, "aws: {region: eu-west-1}\n")
                == "lifecycles[0].instances.zone: “us-east-1a” is not an availability zone of eu-west-1. One looks like eu-west-1a."
        )
        #expect(complaint(text, "aws: {region: us-east-1}\n") == "")
    }

    /// What is said of a file with such entries; empty when nothing is.
    private func complaint(_ lifecycles: String, _ rest: String = "") -> String {
        do {
            _ = try LifecycleConfigTests.parse(lifecycles, rest)
            return ""
        } catch {
            return "\(error)"
        }
    }
}
