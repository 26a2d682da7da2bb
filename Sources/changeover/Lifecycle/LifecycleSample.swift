/// Entries to start from, one of each kind.
enum LifecycleSample {
    static let text = """
        lifecycles:
          # A cluster: new → modified → promoted → retired.
          - name: development                  # databases are called development-2026-11-29
            kind: aurora
            source: {snapshot_of: production}  # the newest snapshot of that cluster; or {clone_of: production}, {snapshot: ARN}
            region: us-east-1
            engine: {name: aurora-postgresql}  # version: "16.4" pins it; left out: that of the source
            instances: {class: db.r6g.large, count: 1, auto_minor_upgrade: false}
            network: {subnet_group: dev-db, security_groups: [sg-0123456789abcdef0], public: false}
            parameter_groups: {cluster: dev-pg16, instance: dev-pg16}
            modify: {backup_retention: 7, deletion_protection: true}
            dns: {record: dev-db.example.com, ttl: 60}
            names: {minimum_age: 20h, keep: 1}
            retire: {final_snapshot: true}
            tags: {team: data}

          # An RDS instance: new → modified → rebooted → promoted → retired.
          - name: staging
            kind: instance
            source: {snapshot_of: shop}
            region: us-east-1
            engine: {name: postgres}
            instances: {class: db.m6g.large, auto_minor_upgrade: false}
            network: {subnet_group: dev-db, security_groups: [sg-0123456789abcdef0], public: false}
            parameter_groups: {instance: staging-pg16}
            storage: {type: gp3}
            multi_az: false
            modify: {backup_retention: 1}
            dns: {record: staging-db.example.com, ttl: 60}
            names: {minimum_age: 20h, keep: 1}
            retire: {final_snapshot: true}
            schedule: "Sun 03:00 Europe/Berlin"  # left out: by command only

        """
}
