@echo off
rem Starts the TokenSpeed gateway. TOKENSPEED_JAVA_OPTS is added to the options of the Java virtual machine.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME if not exist "%JAVA%" (
  echo tokenspeed-gateway: JAVA_HOME has no bin\java.exe: %JAVA_HOME% 1>&2
  exit /b 1
)
if not defined JAVA_HOME (
  where java >nul 2>&1
  if errorlevel 1 (
    echo tokenspeed-gateway: Java 17 or newer is needed: install one, or set JAVA_HOME 1>&2
    exit /b 1
  )
)
"%JAVA%" -Xmx256m -XX:+UseG1GC -XX:MaxGCPauseMillis=4 --enable-native-access=ALL-UNNAMED %TOKENSPEED_JAVA_OPTS% -cp "%~dp0..\lib\*" io.tokenspeed.gateway.Gateway %*
exit /b %ERRORLEVEL%
