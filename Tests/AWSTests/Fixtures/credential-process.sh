# A credential_process for the tests; the first word says how it behaves.
echo "s3cret on standard error" >&2
case "$1" in
print)
    printf '{"Version": 1, "AccessKeyId": "%s", "SecretAccessKey": "%s|%s", "SessionToken": "token", ' \
        "$CREDENTIAL_KEY" "$2" "$3"
    printf '"Expiration": "2015-08-30T13:36:00+00:00"}\n'
    ;;
large)
    printf '{"Version": 1, "AccessKeyId": "LARGE", "SecretAccessKey": "s", "SessionToken": "%0100000d"}\n' 0
    ;;
orphan)
    sleep 600 &
    echo '{"Version": 1, "AccessKeyId": "ORPHAN", "SecretAccessKey": "'$!'"}'
    ;;
fail)
    echo "s3cret"
    exit 3
    ;;
noise) echo "s3cret" ;;
version) echo '{"Version": 2, "AccessKeyId": "s3cret", "SecretAccessKey": "s3cret"}' ;;
empty) echo '{"Version": 1}' ;;
flood) printf '%0300000d' 0 ;;
hang) exec sleep 600 ;;
esac
