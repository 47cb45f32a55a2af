using System.Data;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Bellwether.Foundation.Data;

/// <summary>How ids, instants, days and booleans are stored, alike in both databases.</summary>
internal static class TypeHandlers
{
    private static readonly Lock Gate = new();
    private static bool registered;

    public static void Register()
    {
        lock (Gate)
        {
            if (registered)
                return;
            registered = true;
            SqlMapper.RemoveTypeMap(typeof(Guid));
            SqlMapper.RemoveTypeMap(typeof(Guid?));
            SqlMapper.RemoveTypeMap(typeof(bool));
            SqlMapper.RemoveTypeMap(typeof(bool?));
            SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
            SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
            SqlMapper.RemoveTypeMap(typeof(DateOnly));
            SqlMapper.RemoveTypeMap(typeof(DateOnly?));
            SqlMapper.AddTypeHandler(new IdHandler());
            SqlMapper.AddTypeHandler(new InstantHandler());
            SqlMapper.AddTypeHandler(new DayHandler());
            SqlMapper.AddTypeHandler(new BoolHandler());
        }
    }

    private sealed class IdHandler : SqlMapper.TypeHandler<Guid>
    {
        public override void SetValue(IDbDataParameter parameter, Guid value) =>
            parameter.Value =
                parameter is SqliteParameter ? value.ToByteArray(bigEndian: true) : value;

        public override Guid Parse(object value) =>
            value is byte[] bytes ? new Guid(bytes, bigEndian: true) : (Guid)value;
    }

    private sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) =>
            parameter.Value = value.ToUnixTimeMilliseconds();

        public override DateTimeOffset Parse(object value) =>
            DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(value, null));
    }

    private sealed class DayHandler : SqlMapper.TypeHandler<DateOnly>
    {
        public override void SetValue(IDbDataParameter parameter, DateOnly value) =>
            parameter.Value = (long)value.DayNumber;

        public override DateOnly Parse(object value) =>
            DateOnly.FromDayNumber(Convert.ToInt32(value, null));
    }

    private sealed class BoolHandler : SqlMapper.TypeHandler<bool>
    {
        public override void SetValue(IDbDataParameter parameter, bool value) =>
            parameter.Value = value ? 1L : 0L;

        public override bool Parse(object value) => Convert.ToInt64(value, null) != 0;
    }
}
