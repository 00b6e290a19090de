@echo off
rem Starts TokenSpeed. TOKENSPEED_JAVA_OPTS is added to the options of the Java virtual machine.
setlocal EnableDelayedExpansion
set "HEAP=256m"
set "LIB=%~dp0..\lib"

set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME if not exist "%JAVA%" (
  echo tokenspeed: JAVA_HOME has no bin\java.exe: %JAVA_HOME% 1>&2
  exit /b 1
)
if not defined JAVA_HOME (
  where java >nul 2>&1
  if errorlevel 1 (
    echo tokenspeed: Java 17 or newer is needed: install one, or set JAVA_HOME 1>&2
    exit /b 1
  )
)

set "CLASS_PATH="
for %%j in ("%LIB%\*.jar") do set "CLASS_PATH=!CLASS_PATH!%%~fj;"
set "SERVER="
for %%a in ("%~1" "%~2") do if %%a=="serve" (set "SERVER=1") else if %%a=="--serve" set "SERVER=1"
for %%a in ("%~1" "%~2") do if %%a=="alerts" (set "SERVER=1") else if %%a=="doctor" set "SERVER=1"
if defined SERVER for %%j in ("%LIB%\server\*.jar") do set "CLASS_PATH=!CLASS_PATH!%%~fj;"
setlocal DisableDelayedExpansion
if not defined TOKENSPEED_PROGRAM set "TOKENSPEED_PROGRAM=%~f0"
set "JIT="
if "%~1"=="statusline" set "JIT=-XX:TieredStopAtLevel=1"

"%JAVA%" -XX:+UseSerialGC -Xmx%HEAP% %JIT% -Xlog:disable --enable-native-access=ALL-UNNAMED %TOKENSPEED_JAVA_OPTS% -cp "%CLASS_PATH%" io.tokenspeed.agent.TokenSpeed %*
exit /b %ERRORLEVEL%
