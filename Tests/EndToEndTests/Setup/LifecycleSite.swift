import TestSupport

/// A lifecycle whose databases are in moto: what it is made from, one that clients use, a retired one, and a record in two
/// zones.
struct LifecycleSite: Sendable {
    enum Way: String, Sendable, CaseIterable {
        case snapshot, clone, instance
    }

    let name: String
    /// What it is made from.
    let source: String
    var way = Way.snapshot
    /// Whether there is one that is ready to take over.
    var hasNext = false

    var record: String { "db.\(name).example.com" }

    /// Its entry in the configuration.
    var configuration: String {
        let (kind, origin, engine) =
            switch way {
            case .snapshot: ("aurora", "snapshot_of", "aurora-postgresql")
            case .clone: ("aurora", "clone_of", "aurora-postgresql")
            case .instance: ("instance", "snapshot_of", "postgres")
            }
        return """
            lifecycles:
              - name: \(name)
                kind: \(kind)
                source: {\(origin): \(source)}
                engine: {name: \(engine)}
                instances: {class: db.r6g.large}
                modify: {backup_retention: 3, deletion_protection: true}
                dns: {record: \(record)}
                names: {minimum_age: 0h}

            """
    }

    /// Makes all of it that is there before the bot is asked, but for a cluster that it is made from.
    func prepare(on moto: MotoServer) async throws {
        try await moto.boto3(Self.preparation, arguments: [name, source, way.rawValue, hasNext ? "next" : ""])
    }

    /// Its databases with their stages, what the record leads to in each zone, and its manual snapshots, as moto tells boto3;
    /// what the bot made is called `new`.
    func inventory(of moto: MotoServer) async throws -> [String] {
        try await moto.boto3(Self.inventory, arguments: [name]).split(separator: "\n").map(String.init).sorted()
    }

    private static let preparation = """
        name, source, way, next = sys.argv[1:5]
        route53 = boto3.client('route53')
        master = {'MasterUsername': 'postgres', 'MasterUserPassword': 'not-a-secret'}

        def cluster(database, tags, protected):
            rds.create_db_cluster(DBClusterIdentifier=database, Engine='aurora-postgresql', EngineVersion='15.4',
                DeletionProtection=protected, Tags=tags, **master)
            rds.create_db_instance(DBInstanceIdentifier=database + '-1', DBInstanceClass='db.r6g.large',
                Engine='aurora-postgresql', DBClusterIdentifier=database, Tags=tags)
            return rds.describe_db_clusters(DBClusterIdentifier=database)['DBClusters'][0]['Endpoint']

        def instance(database, tags, protected):
            rds.create_db_instance(DBInstanceIdentifier=database, DBInstanceClass='db.r6g.large', Engine='postgres',
                EngineVersion='15.8', AllocatedStorage=20, DeletionProtection=protected, Tags=tags, **master)
            return rds.describe_db_instances(DBInstanceIdentifier=database)['DBInstances'][0]['Endpoint']['Address']

        make = instance if way == 'instance' else cluster
        if way == 'instance':
            instance(source, [], False)
            rds.create_db_snapshot(DBInstanceIdentifier=source, DBSnapshotIdentifier=source + '-before')
        else:
            rds.create_db_cluster_snapshot(
                DBClusterIdentifier=source, DBClusterSnapshotIdentifier=source + '-before')
        endpoints = {}
        for suffix, stage in [('old', 'retired'), ('live', 'promoted')] + ([(next, 'modified')] if next else []):
            tags = [{'Key': 'changeover:lifecycle', 'Value': name}, {'Key': 'changeover:stage', 'Value': stage}]
            endpoints[suffix] = make(f'{name}-{suffix}', tags, suffix == 'old')
        for number in range(2):
            zone = route53.create_hosted_zone(Name=f'{name}.example.com', CallerReference=f'{name}-{number}')
            route53.change_resource_record_sets(HostedZoneId=zone['HostedZone']['Id'], ChangeBatch={'Changes': [
                {'Action': 'CREATE', 'ResourceRecordSet': {'Name': f'db.{name}.example.com', 'Type': 'CNAME',
                 'TTL': 60, 'ResourceRecords': [{'Value': endpoints['live']}]}}]})
        """

    private static let inventory = #"""
        import re
        name = sys.argv[1]
        route53 = boto3.client('route53')
        endpoints = {}

        def label(database):
            return re.sub(r'\d{4}-\d\d-\d\d', 'new', database)[len(name) + 1:]

        def show(database, found, endpoint, is_whole):
            tags = {tag['Key']: tag['Value'] for tag in found['TagList']}
            if tags.get('changeover:lifecycle') != name: return
            if endpoint: endpoints[endpoint] = label(database)
            words = [f"{label(database)} {tags['changeover:stage']}"]
            if is_whole: words.append(f"{found['BackupRetentionPeriod']} d")
            if is_whole and found['DeletionProtection']: words.append('protected')
            if 'changeover:approved-by' in tags: words.append('approved by ' + tags['changeover:approved-by'])
            print(', '.join(words))

        for found in rds.describe_db_clusters()['DBClusters']:
            show(found['DBClusterIdentifier'], found, found['Endpoint'], True)
        for found in rds.describe_db_instances()['DBInstances']:
            is_whole = not found.get('DBClusterIdentifier')
            endpoint = found['Endpoint']['Address'] if is_whole else None
            show(found['DBInstanceIdentifier'], found, endpoint, is_whole)
        zones = [zone['Id'] for zone in route53.list_hosted_zones()['HostedZones']
                 if zone['Name'] == f'{name}.example.com.']
        for number, zone in enumerate(sorted(zones)):
            for record in route53.list_resource_record_sets(HostedZoneId=zone)['ResourceRecordSets']:
                if record['Type'] == 'CNAME':
                    value = record['ResourceRecords'][0]['Value']
                    print('zone', number, 'leads to', endpoints.get(value, value))
        for found in rds.describe_db_cluster_snapshots(SnapshotType='manual')['DBClusterSnapshots']:
            if found['DBClusterIdentifier'].startswith(name + '-'):
                print('snapshot of', label(found['DBClusterIdentifier']))
        for found in rds.describe_db_snapshots(SnapshotType='manual')['DBSnapshots']:
            if found['DBInstanceIdentifier'].startswith(name + '-'):
                print('snapshot of', label(found['DBInstanceIdentifier']))
        """#
}
